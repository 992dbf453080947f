package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.text.Words;
import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Arguments whose names ask for what the tool's own task cannot need, such as the assistant's prompt. */
final class AskedArguments implements FindingKind {

    /** Characters from which a description says more than the name does. */
    private static final int EXPLAINED = 45;

    private final List<Asked> asked = new ArrayList<>();
    private final Set<String> firstWords = new HashSet<>();

    private record Asked(
            String code, Severity severity, String message, List<List<String>> names, Set<String> unlessAbout) {}

    AskedArguments() {
        JsonNode file = DataFiles.yaml("signals/findings.yaml");
        for (JsonNode node : file.path("askedArguments")) {
            asked.add(new Asked(
                    node.path("code").asString(""),
                    Severity.of(node.path("severity").asString("")),
                    node.path("message").asString(""),
                    texts(node.path("names")).map(Words::of).toList(),
                    texts(file.path("topics").path(node.path("unlessAbout").asString("")))
                            .collect(Collectors.toUnmodifiableSet())));
        }
        asked.forEach(kind -> kind.names().forEach(name -> firstWords.add(name.get(0))));
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(text -> text.asString(""));
    }

    @Override
    public List<Finding> in(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Passage passage : subject.passages()) {
            if (passage.place() == Passage.Place.ARGUMENT_NAME) {
                List<String> words = Words.of(passage.text());
                if (Collections.disjoint(words, firstWords)) {
                    continue;
                }
                asked.stream()
                        .filter(kind ->
                                kind.names().stream().anyMatch(name -> Collections.indexOfSubList(words, name) >= 0))
                        .filter(kind -> !explained(subject, passage))
                        .filter(kind -> Collections.disjoint(kind.unlessAbout(), subject.topics()))
                        .forEach(kind -> findings.add(finding(kind, passage)));
            }
        }
        return findings;
    }

    /** An argument that says what it is for is judged by what it says. */
    private static boolean explained(Subject subject, Passage argument) {
        String description = argument.where() + ".description";
        return subject.passages().stream()
                .anyMatch(passage ->
                        passage.where().equals(description) && passage.text().length() > EXPLAINED);
    }

    private static Finding finding(Asked kind, Passage passage) {
        return new Finding(
                kind.code(),
                kind.code().substring(0, kind.code().indexOf('.')),
                kind.severity(),
                kind.message(),
                passage.where(),
                VisibleText.line(passage.text()));
    }
}
