package dev.riskdex.classifier.explain;

import dev.riskdex.classifier.signal.Parameter;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Evidence.Kind;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells by the parameters how far one call goes: to one named thing, to many, to whatever matches. */
final class Scope {

    private static final int MOST = 2;
    private static final int LONGEST_NAME = 60;

    private final List<Rule> rules = new ArrayList<>();
    private final String withoutParameters;

    /** A line of the file, with what only parameters have. */
    private record Rule(Clause clause, boolean required) {}

    Scope(JsonNode file) {
        JsonNode lines = file.path("scope");
        List<Clause> clauses = Clause.all(lines);
        for (int i = 0; i < clauses.size(); i++) {
            rules.add(new Rule(clauses.get(i), lines.path(i).path("required").asBoolean(false)));
        }
        withoutParameters = file.path("withoutParameters").asString("");
    }

    /** The clauses about a tool's parameters; what they name is added to the list. */
    List<String> clauses(Case matter, List<Evidence> named) {
        ToolView view = matter.view();
        if (!view.parametersKnown() || !matter.actions().isEmpty()) {
            return List.of();
        }
        if (view.parameters().isEmpty()) {
            boolean matters = matter.category() != Category.READ && matter.category() != Category.UNKNOWN;
            return matters && matter.category() == Category.DESTRUCTIVE ? List.of(withoutParameters) : List.of();
        }
        return clauses(matter, Candidate.of(view), named);
    }

    private List<String> clauses(Case matter, List<Candidate> candidates, List<Evidence> named) {
        List<String> clauses = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        String act = matter.act();
        for (Rule rule : rules) {
            boolean narrowing = rule.required();
            if (clauses.size() == MOST || narrowing && !clauses.isEmpty()) {
                break;
            }
            if (rule.clause().allows("categories", matter.category().label())
                    && !rule.clause().refuses(act)) {
                first(rule, candidates)
                        .filter(parameter -> used.add(parameter.path()))
                        .ifPresent(parameter -> clauses.add(clause(rule.clause(), parameter, matter, named)));
            }
        }
        return clauses;
    }

    private static String clause(Clause clause, Parameter parameter, Case matter, List<Evidence> named) {
        named.add(new Evidence(
                "scope." + clause.id(),
                Kind.STRUCTURAL,
                "parameters/" + parameter.path(),
                parameter.name(),
                matter.category(),
                0));
        return clause.text().replace("{p}", VisibleText.line(parameter.name()));
    }

    private static Optional<Parameter> first(Rule rule, List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            if (candidate.fits(rule)) {
                return Optional.of(candidate.parameter());
            }
        }
        return Optional.empty();
    }

    /**
     * A parameter that a clause may name.
     *
     * @param parameter one of the outermost
     * @param endings its whole name and its last word: "delete all" ends with "all"
     * @param groups what its name promises
     */
    private record Candidate(Parameter parameter, List<String> endings, List<String> groups) {

        static List<Candidate> of(ToolView view) {
            List<Candidate> candidates = new ArrayList<>();
            for (Parameter parameter : view.parameters()) {
                int length = parameter.path().length();
                if (length > 0 && length <= LONGEST_NAME && parameter.path().indexOf('.') < 0) {
                    candidates.add(new Candidate(parameter, endings(parameter.words()), groups(parameter, view)));
                }
            }
            return candidates;
        }

        private static List<String> endings(List<String> words) {
            return switch (words.size()) {
                case 0, 1 -> words;
                default -> List.of(String.join(" ", words), words.get(words.size() - 1));
            };
        }

        private static List<String> groups(Parameter parameter, ToolView view) {
            List<String> groups = new ArrayList<>();
            for (ToolView.Promise promise : view.promises()) {
                if (promise.parameter().path().equals(parameter.path())) {
                    groups.add(promise.group().id());
                }
            }
            return groups;
        }

        boolean fits(Rule rule) {
            Clause clause = rule.clause();
            return (!rule.required() || parameter.required())
                    && clause.allows("types", parameter.type())
                    && clause.allowsAny("words", endings)
                    && clause.allowsAny("groups", groups);
        }
    }
}
