package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.Domains;
import dev.riskdex.classifier.text.Inflection;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.classifier.text.Words;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all tools of a server have in common, computed once.
 *
 * @param server what the server says about itself
 * @param tools what it declares, in declared order
 * @param words the words of its identity, name and title
 * @param prefix first words of tool names that only repeat who the server is
 * @param domains what it is about, the surest first; empty when nothing says so
 * @param names the names of its tools, each split into words without the prefix, in declared order
 * @param acts what each name says is done, in the same order
 * @param toolsByAct places of the tools, from 0, by what the act of their name speaks for
 * @param nameCounts how many tools have a name
 */
public record ServerView(
        ServerInfo server,
        List<ToolDefinition> tools,
        Set<String> words,
        Set<String> prefix,
        List<Domains.Domain> domains,
        List<List<String>> names,
        List<Optional<Act>> acts,
        Map<Category, List<Integer>> toolsByAct,
        Map<String, Integer> nameCounts) {

    /** A first word that this share of the tools has in common is the server's prefix, if it is not an act. */
    private static final double PREFIX_SHARE = 0.6;

    private static final int PREFIX_NEEDS_TOOLS = 3;

    public static ServerView of(ServerDefinition definition, Vocabulary vocabulary) {
        ServerInfo server = definition.server();
        Set<String> words = Words.ofServer(server);
        List<List<String>> names = definition.tools().stream()
                .map(ToolDefinition::name)
                .map(Words::of)
                .toList();
        Set<String> prefix = prefix(words, names, vocabulary);
        List<List<String>> stripped =
                names.stream().map(name -> withoutPrefix(name, prefix)).toList();
        List<Optional<Act>> acts =
                stripped.stream().map(vocabulary.actReader()::inName).toList();
        Map<String, Integer> nameCounts = new HashMap<>();
        definition.tools().forEach(tool -> nameCounts.merge(tool.name(), 1, Integer::sum));
        return new ServerView(
                server,
                definition.tools(),
                words,
                prefix,
                vocabulary.domains().of(server, words, names),
                stripped,
                acts,
                toolsByAct(acts),
                nameCounts);
    }

    private static Map<Category, List<Integer>> toolsByAct(List<Optional<Act>> acts) {
        Map<Category, List<Integer>> places = new EnumMap<>(Category.class);
        for (int i = 0; i < acts.size(); i++) {
            int place = i;
            acts.get(i)
                    .flatMap(act -> act.entry().group().supports())
                    .ifPresent(category -> places.computeIfAbsent(category, key -> new ArrayList<>())
                            .add(place));
        }
        return places;
    }

    private static Set<String> prefix(Set<String> serverWords, List<List<String>> names, Vocabulary vocabulary) {
        Map<String, Integer> firstWords = new HashMap<>();
        names.stream().filter(name -> name.size() > 1).forEach(name -> firstWords.merge(name.get(0), 1, Integer::sum));
        Set<String> prefix = new HashSet<>();
        firstWords.forEach((word, count) -> {
            boolean common = count >= PREFIX_NEEDS_TOOLS && count >= PREFIX_SHARE * names.size();
            boolean act = vocabulary
                    .actReader()
                    .entry(word)
                    .filter(entry -> entry.form() != Inflection.Form.AGENT)
                    .isPresent();
            if (serverWords.contains(word) && (!act || common && isAName(word, serverWords)) || common && !act) {
                prefix.add(word);
            }
        });
        return prefix;
    }

    /** An act that stands in the server's name is its name only where the name has little else: "postman", "git push". */
    private static boolean isAName(String word, Set<String> serverWords) {
        return serverWords.contains(word) && serverWords.size() <= 3;
    }

    private static List<String> withoutPrefix(List<String> name, Set<String> prefix) {
        List<String> rest = new ArrayList<>(name);
        while (rest.size() > 1 && prefix.contains(rest.get(0))) {
            rest.remove(0);
        }
        return rest;
    }
}
