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
        List<String> clauses = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        for (Rule rule : rules) {
            boolean narrowing = rule.required();
            if (clauses.size() == MOST || narrowing && !clauses.isEmpty()) {
                break;
            }
            parameter(rule, matter)
                    .filter(parameter -> used.add(parameter.path()))
                    .ifPresent(parameter -> {
                        named.add(new Evidence(
                                "scope." + rule.clause().id(),
                                Kind.STRUCTURAL,
                                "parameters/" + parameter.path(),
                                parameter.name(),
                                matter.category(),
                                0));
                        clauses.add(rule.clause().text().replace("{p}", VisibleText.line(parameter.name())));
                    });
        }
        return clauses;
    }

    private static Optional<Parameter> parameter(Rule rule, Case matter) {
        Clause clause = rule.clause();
        if (!clause.allows("categories", matter.category().label()) || clause.refuses(matter.act())) {
            return Optional.empty();
        }
        return matter.view().parameters().stream()
                .filter(parameter ->
                        !parameter.name().isEmpty() && parameter.name().length() <= LONGEST_NAME)
                .filter(parameter -> !parameter.path().contains("."))
                .filter(parameter -> !rule.required() || parameter.required())
                .filter(parameter -> clause.allows("types", parameter.type()))
                .filter(parameter -> clause.allowsAny("words", endings(parameter.words())))
                .filter(parameter -> inGroup(clause, parameter, matter.view()))
                .findFirst();
    }

    /** The whole name and its last words: "delete all" ends with "all". */
    private static List<String> endings(List<String> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        return List.of(String.join(" ", words), words.get(words.size() - 1));
    }

    private static boolean inGroup(Clause clause, Parameter parameter, ToolView view) {
        return clause.allowsAny(
                "groups",
                view.promises().stream()
                        .filter(promise -> promise.parameter().equals(parameter))
                        .map(promise -> promise.group().id())
                        .toList());
    }
}
