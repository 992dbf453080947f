package dev.riskdex.search;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ServerRisk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Measures the search on real definitions, multiplied until there are as many as wanted: known items by name, in other
 * spellings and with one letter wrong, and how long a fixed mix of 200 queries takes.
 *
 * <p>Run with: definitions.jsonl, an empty folder for the index, the number of tools.
 */
final class SearchMeasure {

    /** Known items that are looked for; enough that one in a hundred shows. */
    private static final int ITEMS = 1_000;

    private static final int ROUNDS = 5;

    private final List<ServerRisk> servers;
    private final Random random = new Random(17);

    private SearchMeasure(List<ServerRisk> servers) {
        this.servers = servers;
    }

    public static void main(String[] arguments) {
        Classifier classifier = Classifier.standard();
        List<ServerRisk> servers = Sources.parse(arguments[0]).read(SourceContext.standard(true)).servers().stream()
                .map(classifier::classify)
                .toList();
        Path folder = Path.of(arguments[1]);
        SearchMeasure measure = new SearchMeasure(servers);
        measure.fill(folder, Integer.parseInt(arguments[2]));
        try (ToolIndex index = ToolIndex.at(folder)) {
            measure.knownItems(index);
            measure.times(index);
        }
    }

    /** Copies have an identity of their own and the same tools. */
    private void fill(Path folder, int tools) {
        long start = System.nanoTime();
        int count = 0;
        try (ToolIndexWriter writer = ToolIndexWriter.open(folder)) {
            for (int copy = 0; count < tools; copy++) {
                for (ServerRisk server : servers) {
                    String slug = server.definition().server().slug() + (copy == 0 ? "" : "-" + copy);
                    writer.replace(slug, named(server, slug));
                    count += server.tools().size();
                    if (count >= tools) {
                        break;
                    }
                }
            }
            writer.commit(1);
        }
        System.out.printf(Locale.ROOT, "%,d tools indexed in %.1f s%n", count, (System.nanoTime() - start) / 1e9);
    }

    private static ServerRisk named(ServerRisk server, String slug) {
        ServerInfo info = server.definition().server();
        ServerDefinition copy = new ServerDefinition(
                Optional.empty(),
                new ServerInfo(
                        slug,
                        slug,
                        info.title(),
                        info.version(),
                        info.description(),
                        info.instructions(),
                        info.repository(),
                        info.homepage()),
                server.definition().provenance(),
                server.definition().tools());
        return new ServerRisk(copy, server.tools());
    }

    private void knownItems(ToolIndex index) {
        List<String> names = servers.stream()
                .flatMap(server -> server.definition().tools().stream())
                .map(tool -> tool.name())
                .filter(name -> name.matches("[A-Za-z][\\w.-]{4,60}"))
                .distinct()
                .toList();
        List<String> items =
                random.ints(ITEMS, 0, names.size()).mapToObj(names::get).toList();
        found("exact name first", index, items, name -> name, 1);
        found("as words, first", index, items, SearchMeasure::words, 1);
        found("in camel case, first", index, items, SearchMeasure::camelCase, 1);
        found("one letter wrong, in the first 3", index, items, this::misspelt, 3);
    }

    private static void found(
            String what, ToolIndex index, List<String> items, UnaryOperator<String> spelling, int within) {
        List<String> missed = new ArrayList<>();
        for (String name : items) {
            String query = spelling.apply(name);
            boolean hit = index.search(SearchQuery.of(query).withoutFacets().withLimit(within)).hits().stream()
                    .anyMatch(found -> SearchWords.key(found.tool()).equals(SearchWords.key(name)));
            if (!hit) {
                missed.add(query + " (" + name + ")");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f %%; missed e.g. %s%n",
                what,
                100.0 * (items.size() - missed.size()) / items.size(),
                missed.stream().limit(8).toList());
    }

    private static String words(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("[_.-]+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : words(name).split(" ")) {
            camel.append(
                    camel.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    private String misspelt(String name) {
        int at = 1 + random.nextInt(name.length() - 2);
        return switch (random.nextInt(4)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + (char) ('a' + random.nextInt(26)) + name.substring(at);
            case 2 -> name.substring(0, at) + (char) ('a' + random.nextInt(26)) + name.substring(at + 1);
            default -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
        };
    }

    private void times(ToolIndex index) {
        List<SearchQuery> mix = mix();
        time("without facets", mix, query -> index.search(query.withoutFacets()));
        time("with six facets", mix, index::search);
    }

    /** 50 exact names, 50 pairs of words, 50 broad words, 50 with a filter. */
    private List<SearchQuery> mix() {
        List<String> names = servers.stream()
                .flatMap(server -> server.definition().tools().stream())
                .map(tool -> tool.name())
                .toList();
        List<String> broad =
                List.of("get", "list", "create", "search", "delete", "data", "file", "user", "update", "id");
        List<SearchQuery> mix = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            mix.add(SearchQuery.of(names.get(random.nextInt(names.size()))));
            String[] words = words(names.get(random.nextInt(names.size()))).split(" ");
            mix.add(SearchQuery.of(words[0] + " " + words[words.length - 1]));
            mix.add(SearchQuery.of(broad.get(i % broad.size())));
            mix.add(SearchQuery.of(broad.get(i % broad.size())).with(SearchFilter.is(SearchField.SEVERITY, "high")));
        }
        return mix;
    }

    private static void time(String what, List<SearchQuery> mix, Consumer<SearchQuery> search) {
        mix.forEach(search);
        long[] nanos = new long[mix.size() * ROUNDS];
        long start = System.nanoTime();
        for (int i = 0; i < nanos.length; i++) {
            long before = System.nanoTime();
            search.accept(mix.get(i % mix.size()));
            nanos[i] = System.nanoTime() - before;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.2f ms, p99 %.2f ms, %.0f searches a second on one thread%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                nanos.length / seconds);
        IntStream.range(0, mix.size())
                .boxed()
                .sorted((a, b) -> Long.compare(nanos[b], nanos[a]))
                .limit(5)
                .forEach(i -> System.out.printf(
                        Locale.ROOT,
                        "   slowest: %s %s %.1f ms%n",
                        mix.get(i).text(),
                        mix.get(i).filters(),
                        nanos[i] / 1e6));
    }
}
