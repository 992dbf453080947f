package dev.riskdex.crawler.extract;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what is read out of checkouts against a hand-made list of what stands in them: names, descriptions with
 * white space collapsed, names of parameters, annotations. Checkouts lie as {@code OWNER+NAME} in one folder.
 */
public final class TruthMeasure {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private TruthMeasure() {}

    /** Counts over tools. */
    static final class Counts {
        int truth;
        int found;
        int right;
        int descriptions;
        int parameters;
        int parametersKnown;
        int annotations;
        int annotationsDeclared;
        final List<String> misses = new ArrayList<>();

        double recall() {
            return truth == 0 ? 1 : (double) right / truth;
        }

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        void add(Counts other) {
            truth += other.truth;
            found += other.found;
            right += other.right;
            descriptions += other.descriptions;
            parameters += other.parameters;
            parametersKnown += other.parametersKnown;
            annotations += other.annotations;
            annotationsDeclared += other.annotationsDeclared;
            misses.addAll(other.misses);
        }

        @Override
        public String toString() {
            return String.format(
                    "%4d tools, %4d found, recall %.3f, precision %.3f, descriptions %d/%d, parameters %d/%d, annotations %d/%d",
                    truth,
                    found,
                    recall(),
                    precision(),
                    descriptions,
                    truth,
                    parameters,
                    parametersKnown,
                    annotations,
                    annotationsDeclared);
        }
    }

    /** {@code TRUTH.jsonl CHECKOUTS [LANGUAGE|REPOSITORY]}: prints a line an entry, a line a language, and the misses. */
    public static void main(String[] arguments) throws IOException {
        Map<String, Counts> languages = measure(
                Path.of(arguments[0]), Path.of(arguments[1]), arguments.length > 2 ? arguments[2] : "", System.out);
        languages.forEach((language, counts) -> System.out.println(language + ": " + counts));
    }

    static Map<String, Counts> measure(Path truth, Path checkouts, String only, PrintStream out) throws IOException {
        Map<String, Counts> languages = new TreeMap<>();
        for (String line : Files.readAllLines(truth)) {
            JsonNode entry = MAPPER.readTree(line);
            String repository = entry.path("repo").asString();
            String language = entry.path("language").asString();
            Path folder = checkouts
                    .resolve(repository.replace('/', '+'))
                    .resolve(entry.path("subdir").asString());
            if (Files.isDirectory(folder) && (only.isEmpty() || language.equals(only) || repository.contains(only))) {
                Counts counts = compare(entry, read(folder));
                out.println(repository + " " + entry.path("subdir").asString() + " (" + language + "): " + counts);
                counts.misses.forEach(miss -> out.println("    " + miss));
                languages.computeIfAbsent(language, it -> new Counts()).add(counts);
                languages.computeIfAbsent("total", it -> new Counts()).add(counts);
            }
        }
        return languages;
    }

    private static Map<String, ToolDefinition> read(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(path -> Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .forEach(
                            path -> files.put(folder.relativize(path).toString().replace('\\', '/'), bytes(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, ToolDefinition> tools = new LinkedHashMap<>();
        new ToolExtractor(ExtractLimits.DEFAULT)
                .extract(SourceTree.of(files))
                .tools()
                .forEach(tool -> tools.put(tool.name(), tool));
        return tools;
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Counts compare(JsonNode entry, Map<String, ToolDefinition> found) {
        Counts counts = new Counts();
        Set<String> extra = new TreeSet<>(found.keySet());
        for (JsonNode tool : entry.path("tools")) {
            counts.truth++;
            String name = tool.path("name").asString();
            ToolDefinition read = found.get(name);
            extra.remove(name);
            boolean declared = !tool.path("annotations").isEmpty();
            counts.annotationsDeclared += declared ? 1 : 0;
            counts.parametersKnown += tool.path("params").isArray() ? 1 : 0;
            if (read == null) {
                counts.misses.add("missed " + name);
                continue;
            }
            counts.right++;
            compareDescription(tool, read, counts);
            compareParameters(tool, read, counts);
            if (declared) {
                compareAnnotations(tool.path("annotations"), read, counts);
            }
        }
        counts.found = found.size();
        found.values().stream()
                .filter(tool -> extra.contains(tool.name()))
                .forEach(tool -> counts.misses.add("not a tool " + tool.name() + " at "
                        + tool.origin().file().orElse("") + ":"
                        + tool.origin().line().orElse(0)));
        return counts;
    }

    private static void compareDescription(JsonNode tool, ToolDefinition read, Counts counts) {
        String prefix = collapsed(tool.path("description_prefix").asString(""));
        Set<String> right = new TreeSet<>();
        right.add(collapsed(tool.path("description").asString("")));
        tool.path("variants")
                .forEach(variant -> right.add(collapsed(
                        variant.isString()
                                ? variant.asString()
                                : variant.path("description").asString(""))));
        String text = collapsed(read.description().orElse(""));
        boolean startsRight =
                !prefix.isEmpty() && (text.isEmpty() || text.startsWith(prefix) || prefix.startsWith(text));
        if (right.contains(text) || startsRight) {
            counts.descriptions++;
        } else {
            counts.misses.add(
                    "description of " + read.name() + ": " + shown(text) + " instead of " + shown(right.toString()));
        }
    }

    private static void compareParameters(JsonNode tool, ToolDefinition read, Counts counts) {
        if (!tool.path("params").isArray()) {
            return;
        }
        Set<String> right = new TreeSet<>();
        tool.path("params").forEach(name -> right.add(name.asString()));
        Set<String> names = new TreeSet<>();
        read.inputSchema()
                .ifPresent(schema -> names.addAll(schema.path("properties").propertyNames()));
        if (right.equals(names) && !read.origin().parametersUnknown()) {
            counts.parameters++;
        } else {
            counts.misses.add("parameters of " + read.name() + ": " + names + " instead of " + right
                    + (read.origin().parametersUnknown() ? " (unknown)" : ""));
        }
    }

    private static void compareAnnotations(JsonNode right, ToolDefinition read, Counts counts) {
        boolean same = right.properties().stream().allMatch(entry -> {
            JsonNode hint = read.annotations()
                    .map(hints -> hints.path(entry.getKey()))
                    .filter(value -> !value.isMissingNode())
                    .orElse(MAPPER.getNodeFactory().stringNode(read.title().orElse("")));
            return hint.equals(entry.getValue());
        });
        if (same) {
            counts.annotations++;
        } else {
            counts.misses.add("annotations of " + read.name() + ": " + read.annotations() + " instead of " + right);
        }
    }

    private static String collapsed(String text) {
        return text.replaceAll("\\s+", " ").trim();
    }

    private static String shown(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
