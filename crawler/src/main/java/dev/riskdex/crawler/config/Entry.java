package dev.riskdex.crawler.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One server of a configuration file, asked for facts under any of the names that the clients have for them. */
final class Entry {

    private final JsonNode node;
    private final Client client;
    private final ClientTable table;

    Entry(JsonNode node, Client client, ClientTable table) {
        this.node = node;
        this.client = client;
        this.table = table;
    }

    /** The first field for a fact that is there, with its name. */
    Optional<Map.Entry<String, JsonNode>> field(String fact) {
        return fields(fact).findFirst();
    }

    /** All fields for a fact that are there. */
    Stream<Map.Entry<String, JsonNode>> fields(String fact) {
        return table.fields(fact).stream()
                .filter(name -> !client.ignored().contains(name))
                .map(name -> Map.entry(name, at(node, name)))
                .filter(field ->
                        !field.getValue().isMissingNode() && !field.getValue().isNull());
    }

    private static JsonNode at(JsonNode node, String path) {
        JsonNode found = node;
        for (String step : path.split("\\.")) {
            found = found.path(step);
        }
        return found;
    }

    Optional<String> text(String fact) {
        return fields(fact)
                .map(Map.Entry::getValue)
                .filter(JsonNode::isValueNode)
                .map(value -> value.asString("").strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    boolean flag(String fact, boolean otherwise) {
        return field(fact).map(field -> field.getValue().asBoolean(otherwise)).orElse(otherwise);
    }

    /** The texts of a list; a single text counts as a list of one. */
    List<String> texts(String fact) {
        return fields(fact).flatMap(field -> texts(field.getValue()).stream()).toList();
    }

    private static List<String> texts(JsonNode value) {
        if (value.isString()) {
            return List.of(value.stringValue());
        }
        return value.isArray()
                ? value.valueStream()
                        .map(text -> text.isObject() ? text.path("name").asString("") : text.asString(""))
                        .toList()
                : List.of();
    }

    /** Program and arguments, whether they are apart, in one array, or in one text. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        Optional<JsonNode> given = fields("command")
                .map(Map.Entry::getValue)
                .filter(value -> !value.isObject())
                .findFirst();
        given.map(Entry::texts).ifPresent(command::addAll);
        if (command.isEmpty()) {
            text("program").ifPresent(command::add);
        }
        command.addAll(texts("arguments"));
        return command.size() == 1 ? oneText(command.get(0).strip()) : command;
    }

    /** A path may hold blanks; a line for a shell has its options behind them. */
    private static List<String> oneText(String text) {
        boolean path = text.matches("(?s)([/~.]|[A-Za-z]:[\\\\/]).*") && !text.matches("(?s).*\\s[-/\\w.@]*[-@=].*");
        return path || !text.contains(" ")
                ? List.of(text).stream().filter(one -> !one.isEmpty()).toList()
                : CommandLine.words(text);
    }

    /** Names with values, of all fields for a fact; a list holds names, or {@code NAME=VALUE}. */
    Map<String, String> pairs(String fact) {
        Map<String, String> pairs = new LinkedHashMap<>();
        fields(fact).forEach(field -> {
            boolean valueIsName = table.fields("namesOfVariables").contains(field.getKey());
            JsonNode value = field.getValue();
            value.properties()
                    .forEach(pair -> pairs.put(
                            pair.getKey(), valueIsName ? "" : pair.getValue().asString("")));
            for (String item : texts(value)) {
                int equals = item.indexOf('=');
                pairs.put(equals < 0 ? item : item.substring(0, equals), equals < 0 ? "" : item.substring(equals + 1));
            }
        });
        return pairs;
    }

    /** Texts of fields that no fact is read from, by their path, such as {@code auth/clientSecret}. */
    Map<String, String> otherTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean known = Stream.of("command", "arguments", "environment", "address", "headers", "tokenVariable")
                    .flatMap(fact -> table.fields(fact).stream())
                    .anyMatch(name -> name.equals(field.getKey()));
            if (!known) {
                collect(field.getValue(), field.getKey(), texts);
            }
        }
        return texts;
    }

    private static void collect(JsonNode value, String path, Map<String, String> texts) {
        if (value.isString()) {
            texts.put(path, value.stringValue());
        }
        value.properties().forEach(field -> collect(field.getValue(), path + "/" + field.getKey(), texts));
    }
}
