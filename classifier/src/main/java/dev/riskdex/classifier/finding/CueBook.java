package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.finding.ReadText.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The cues of {@code data/signals/findings.yaml}, found by comparing numbers of words. A pattern looks at no more than
 * the words that its gaps allow, so the cost of a text is bounded by its length, whatever it says.
 */
final class CueBook {

    /** Cues of one group in one text; more of the same say nothing new. */
    private static final int MAX_OF_GROUP = 24;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, CuePattern.Choice> classes = new LinkedHashMap<>();
    private final Map<String, Integer> groups = new LinkedHashMap<>();
    private final List<List<CuePattern>> byFirst = new ArrayList<>();
    private final Set<String> evenNegated;

    /** Reads the parts {@code classes}, {@code cues} and {@code evenNegated}. */
    CueBook(JsonNode file) {
        evenNegated = StreamSupport.stream(file.path("evenNegated").spliterator(), false)
                .map(group -> group.asString(""))
                .collect(Collectors.toUnmodifiableSet());
        file.path("classes").properties().forEach(entry -> classes.put(entry.getKey(), choice(entry.getValue())));
        groups.put(NamesInText.OWN_ARGUMENT, groups.size());
        groups.put(NamesInText.FOREIGN_NAME, groups.size());
        groups.put(NamesInText.OUTSIDE_ADDRESS, groups.size());
        for (Map.Entry<String, JsonNode> entry : file.path("cues").properties()) {
            groups.put(entry.getKey(), groups.size());
            entry.getValue()
                    .forEach(pattern -> add(CuePattern.parse(entry.getKey(), pattern.asString(""), this::choice)));
        }
        for (String group : evenNegated) {
            require(group);
        }
    }

    /**
     * Tells whether there is such a group of cues.
     *
     * @throws IllegalStateException when there is none
     */
    void require(String group) {
        if (!groups.containsKey(group)) {
            throw new IllegalStateException("no cues '" + group + "' in findings.yaml");
        }
    }

    private void add(CuePattern pattern) {
        for (int first : pattern.firstWords()) {
            while (byFirst.size() <= first) {
                byFirst.add(new ArrayList<>());
            }
            if (!byFirst.get(first).contains(pattern)) {
                byFirst.get(first).add(pattern);
            }
        }
    }

    private CuePattern.Choice choice(JsonNode phrases) {
        List<int[]> numbered = new ArrayList<>();
        phrases.forEach(phrase -> numbered.add(numbers(phrase.asString(""))));
        return new CuePattern.Choice(numbered);
    }

    /** A word of a pattern: {@code a|{class}|two_words}. */
    private CuePattern.Choice choice(String step) {
        List<int[]> numbered = new ArrayList<>();
        for (String part : step.split("\\|")) {
            if (part.startsWith("{")) {
                CuePattern.Choice known = classes.get(part.substring(1, part.length() - 1));
                if (known == null) {
                    throw new IllegalStateException("no class " + part + " in findings.yaml");
                }
                numbered.addAll(known.phrases());
            } else {
                numbered.add(numbers(part.startsWith("<") ? part : part.replace('_', ' ')));
            }
        }
        return new CuePattern.Choice(numbered);
    }

    private int[] numbers(String phrase) {
        int[] phraseNumbers = phrase.endsWith(":")
                ? new int[] {number(phrase)}
                : ReadText.words(phrase).stream()
                        .mapToInt(word -> number(word.word()))
                        .toArray();
        if (phraseNumbers.length == 0) {
            throw new IllegalStateException("no word in '" + phrase + "' of findings.yaml");
        }
        return phraseNumbers;
    }

    private int number(String word) {
        return numbers.computeIfAbsent(word, key -> numbers.size() + 1);
    }

    /** All cues in a text, in the order of their groups. */
    Map<String, List<Cue>> find(List<Word> words) {
        int[] read = new int[words.size()];
        int[] sentences = new int[words.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = numbers.getOrDefault(words.get(i).word(), 0);
            sentences[i] = words.get(i).sentence();
        }
        CuePattern.Sequence sequence = new CuePattern.Sequence(read, sentences);
        Map<String, List<Cue>> found = new HashMap<>();
        for (int i = 0; i < read.length; i++) {
            if (read[i] > 0 && read[i] < byFirst.size()) {
                find(words, sequence, i, found);
            }
        }
        return found;
    }

    private void find(List<Word> words, CuePattern.Sequence read, int at, Map<String, List<Cue>> found) {
        for (CuePattern pattern : byFirst.get(read.words()[at])) {
            String group = pattern.group();
            List<Cue> same = found.get(group);
            if (same != null && same.size() >= MAX_OF_GROUP) {
                continue;
            }
            int end = pattern.endOf(read, at);
            if (end > at
                    && (evenNegated.contains(group)
                            || !words.get(at).negated() && !words.get(end - 1).negated())) {
                found.computeIfAbsent(group, key -> new ArrayList<>())
                        .add(new Cue(group, at, end - 1, words.get(at).sentence()));
            }
        }
    }

    /**
     * Words of a text that speak for something.
     *
     * @param group what they speak for
     * @param first number of the first word
     * @param last number of the last
     * @param sentence number of their sentence
     */
    record Cue(String group, int first, int last, int sentence) {}
}
