package dev.riskdex.classifier;

import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.classifier.text.Description;
import dev.riskdex.classifier.text.Domains;
import dev.riskdex.classifier.text.ParameterNames;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.Category;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the conditions of rules look at, collected once for a tool whose category is decided. */
final class ToolFacts {

    /** What a tool does stands in its first sentences; later ones tell how to use it. */
    private static final int SENTENCES = 3;

    /** The longest phrase that a condition has, in words. */
    private static final int LONGEST_PHRASE = 4;

    private final Category category;
    private final Set<String> name;
    private final Set<String> text = new HashSet<>();
    private final Set<String> acts = new HashSet<>();
    private final Set<String> things = new HashSet<>();
    private final Set<String> parameters;
    private final Set<String> phrases;
    private final Set<String> domains;
    private final String description;

    ToolFacts(Category category, ToolView tool, Vocabulary vocabulary) {
        this.category = category;
        name = Set.copyOf(tool.nameWords());
        List<Description.Token> tokens = tool.description().tokens();
        for (int i = 0; i < tokens.size() && tokens.get(i).sentence() < SENTENCES; i++) {
            addPhrases(tokens, i);
        }
        tool.nameAct().ifPresent(act -> acts.add(act.group()));
        tool.textAct().ifPresent(act -> acts.add(act.group()));
        vocabulary.objects().things(tool.nameWords()).forEach(thing -> things.add(thing.group()));
        tool.textAct()
                .ifPresent(act -> vocabulary.objects().things(act.objects()).stream()
                        .limit(1)
                        .forEach(thing -> things.add(thing.group())));
        parameters = tool.parameters().stream()
                .flatMap(parameter -> vocabulary.parameterNames().groups(parameter.words(), parameter.type()).stream())
                .map(ParameterNames.Group::id)
                .collect(Collectors.toSet());
        phrases = vocabulary.phrases().find(tokens).stream()
                .filter(hit -> !hit.negated())
                .map(hit -> hit.phrase().group())
                .collect(Collectors.toSet());
        domains = tool.server().domains().stream().map(Domains.Domain::id).collect(Collectors.toSet());
        description = tool.description().text();
    }

    private void addPhrases(List<Description.Token> tokens, int at) {
        if (tokens.get(at).negated()) {
            return;
        }
        StringBuilder phrase = new StringBuilder();
        for (int i = at; i < Math.min(tokens.size(), at + LONGEST_PHRASE); i++) {
            phrase.append(i == at ? "" : " ").append(tokens.get(i).word());
            text.add(phrase.toString());
        }
    }

    Category category() {
        return category;
    }

    boolean meetAll(List<Condition> conditions) {
        return conditions.stream().allMatch(this::meet);
    }

    private boolean meet(Condition condition) {
        return condition.entries().stream().anyMatch(entry -> has(condition.kind(), entry));
    }

    private boolean has(Condition.Kind kind, String entry) {
        return switch (kind) {
            case NAME -> name.contains(entry);
            case TEXT -> text.contains(entry);
            case ANYWHERE -> name.contains(entry) || text.contains(entry);
            case CONTAINS -> description.contains(entry);
            case ACTS -> acts.contains(entry);
            case THINGS -> things.contains(entry);
            case PARAMETERS -> parameters.contains(entry);
            case PHRASES -> phrases.contains(entry);
            case DOMAINS -> domains.contains(entry);
            case CATEGORIES -> category.label().equals(entry);
        };
    }
}
