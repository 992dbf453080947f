package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.finding.CueBook.Cue;
import dev.riskdex.classifier.finding.Passage.Place;
import dev.riskdex.classifier.finding.ReadText.Word;
import dev.riskdex.classifier.text.Words;
import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Finds texts that try to steer the assistant, by the rules of {@code data/signals/findings.yaml}: not by a word of
 * command, but by several cues close together, such as what is to be taken along and that the person is not to know.
 */
final class Steering implements FindingKind {

    /** Shorter texts than "read .env" cannot hold two cues. */
    private static final int SHORTEST = 9;

    private final CueBook cues;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Set<String>> topics = new HashMap<>();

    /** Words after which the name of an argument is one. */
    private final Set<String> into;

    /** A finding and what makes it. */
    private record Rule(
            String code,
            Severity severity,
            String message,
            Set<Place> places,
            int within,
            Set<String> unlessAbout,
            Set<String> unlessQuotedAbout,
            boolean reads,
            int span,
            boolean besides,
            List<List<String>> any) {

        /** Whether two cues stand close enough together, and where the rule says so behind the first sentence. */
        boolean close(Cue first, Cue other) {
            return Math.abs(other.sentence() - first.sentence()) <= within
                    && Math.max(first.last(), other.last()) - Math.min(first.first(), other.first()) < span;
        }

        /** Whether a cue may count at all: what a tool is for stands in the first sentence of its description. */
        boolean admits(Cue cue, Place place) {
            return !besides || cue.sentence() > 0 || place != Place.DESCRIPTION;
        }
    }

    private Steering(JsonNode file) {
        cues = new CueBook(file);
        into = Set.copyOf(texts(file.path("into")));
        file.path("topics")
                .properties()
                .forEach(topic -> topics.put(topic.getKey(), Set.copyOf(texts(topic.getValue()))));
        file.path("rules").forEach(rule -> rules.add(rule(rule)));
    }

    static Steering load() {
        return new Steering(DataFiles.yaml("signals/findings.yaml"));
    }

    private Rule rule(JsonNode node) {
        List<List<String>> any = new ArrayList<>();
        node.path("any").forEach(set -> any.add(texts(set)));
        any.forEach(set -> set.forEach(cues::require));
        Set<Place> places = EnumSet.noneOf(Place.class);
        texts(node.path("places")).forEach(place -> places.add(Place.valueOf(place.toUpperCase(Locale.ROOT))));
        return new Rule(
                node.path("code").asString(""),
                Severity.of(node.path("severity").asString("")),
                node.path("message").asString(""),
                places.isEmpty() ? EnumSet.allOf(Place.class) : places,
                node.path("within").asInt(1),
                topic(node, "unlessAbout"),
                topic(node, "unlessQuotedAbout"),
                node.path("reads").asBoolean(false),
                node.path("span").asInt(Integer.MAX_VALUE),
                node.path("besides").asBoolean(false),
                any);
    }

    private Set<String> topic(JsonNode rule, String field) {
        Set<String> words = new HashSet<>();
        for (String about : rule.path(field).asString("").split(" +")) {
            if (!about.isEmpty() && !topics.containsKey(about)) {
                throw new IllegalStateException("no topic '" + about + "' in findings.yaml");
            }
            words.addAll(topics.getOrDefault(about, Set.of()));
        }
        return words;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(text -> text.asString(""))
                .collect(Collectors.toList());
    }

    @Override
    public List<Finding> in(Subject subject) {
        Setting setting = Setting.of(subject);
        List<Finding> findings = new ArrayList<>();
        subject.passages().forEach(passage -> findings.addAll(in(passage, setting)));
        return findings;
    }

    /** What is found in one text, at most one finding of a rule. */
    List<Finding> in(Passage passage, Setting setting) {
        if (passage.text().length() < SHORTEST) {
            return List.of();
        }
        List<Word> words = ReadText.words(passage.text());
        Map<String, List<Cue>> found = cues.find(words);
        if (found.isEmpty()) {
            return List.of();
        }
        found.put(
                NamesInText.OWN_ARGUMENT,
                NamesInText.arguments(words, passage.text(), setting, topics.getOrDefault("secrets", Set.of()), into));
        found.put(NamesInText.OUTSIDE_ADDRESS, NamesInText.addresses(words, passage.text()));
        found.put(NamesInText.FOREIGN_NAME, NamesInText.foreign(words, passage.text(), setting));
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.places().contains(passage.place())
                    && (setting.reads() || !rule.reads())
                    && Collections.disjoint(rule.unlessAbout(), setting.topics())
                    && !(rule.besides() && isNamedAfter(rule.unlessAbout(), passage))) {
                match(rule, found, passage.place())
                        .map(together -> finding(rule, passage, words, together))
                        .filter(finding -> !onlyQuotes(rule, finding, passage, setting.topics()))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** An argument that is named for what it wants says so openly. */
    private static boolean isNamedAfter(Set<String> topic, Passage passage) {
        return passage.place() == Place.ARGUMENT && !Collections.disjoint(topic, Words.of(passage.where()));
    }

    /** A tool that looks for attacks quotes them. */
    private static boolean onlyQuotes(Rule rule, Finding finding, Passage passage, Set<String> about) {
        int at = passage.text().indexOf(finding.quote());
        return at > 0
                && !Collections.disjoint(rule.unlessQuotedAbout(), about)
                && "\"'`“‘«".indexOf(passage.text().charAt(at - 1)) >= 0;
    }

    private static Optional<List<Cue>> match(Rule rule, Map<String, List<Cue>> found, Place place) {
        for (List<String> set : rule.any()) {
            for (Cue first : found.getOrDefault(set.get(0), List.of())) {
                if (!rule.admits(first, place)) {
                    continue;
                }
                List<Cue> together = new ArrayList<>(List.of(first));
                for (String group : set.subList(1, set.size())) {
                    found.getOrDefault(group, List.of()).stream()
                            .filter(cue -> rule.close(first, cue))
                            .findFirst()
                            .ifPresent(together::add);
                }
                if (together.size() == set.size()) {
                    return Optional.of(together);
                }
            }
        }
        return Optional.empty();
    }

    private static Finding finding(Rule rule, Passage passage, List<Word> words, List<Cue> cues) {
        int first = cues.stream().mapToInt(Cue::first).min().orElse(0);
        int last = cues.stream().mapToInt(Cue::last).max().orElse(0);
        return new Finding(
                rule.code(),
                rule.code().substring(0, rule.code().indexOf('.')),
                rule.severity(),
                rule.message(),
                passage.where(),
                Quote.of(
                        passage.text(),
                        words.get(first).start(),
                        words.get(last).end()));
    }
}
