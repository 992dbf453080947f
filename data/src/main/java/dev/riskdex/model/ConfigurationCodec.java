package dev.riskdex.model;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the {@code configurations} of a server (in {@code definitions.schema.json}). */
public final class ConfigurationCodec {

    private ConfigurationCodec() {}

    /** Writes a configuration with the fields in the order of the contract; absent fields are left out. */
    public static ObjectNode write(Configuration configuration) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("client", configuration.client())
                .put("scope", configuration.scope())
                .put("file", configuration.file())
                .put("name", configuration.name())
                .put("transport", configuration.transport());
        texts(node.putArray("command"), configuration.command());
        texts(node.putArray("envNames"), configuration.envNames());
        configuration.url().ifPresent(url -> node.put("url", url));
        texts(node.putArray("headerNames"), configuration.headerNames());
        node.put("enabled", configuration.enabled());
        texts(node.putArray("toolsAllowed"), configuration.toolsAllowed());
        texts(node.putArray("toolsDenied"), configuration.toolsDenied());
        texts(node.putArray("autoApproved"), configuration.autoApproved());
        node.put("inlineSecret", configuration.inlineSecret());
        texts(node.putArray("secretsIn"), configuration.secretsIn());
        node.put("runs", configuration.runs());
        configuration.version().ifPresent(version -> node.put("version", version));
        return node;
    }

    /** Reads an array of configurations; one that does not say what it runs, for which client, is left out. */
    public static List<Configuration> readAll(JsonNode array) {
        return array.valueStream()
                .filter(JsonNode::isObject)
                .map(ConfigurationCodec::read)
                .filter(use -> !use.client().isEmpty()
                        && !use.file().isEmpty()
                        && !use.runs().isEmpty())
                .toList();
    }

    private static Configuration read(JsonNode node) {
        return new Configuration(
                node.path("client").asString(""),
                node.path("scope").asString(""),
                node.path("file").asString(""),
                node.path("name").asString(""),
                node.path("transport").asString(""),
                texts(node.path("command")),
                texts(node.path("envNames")),
                Optional.of(node.path("url").asString("")).filter(url -> !url.isEmpty()),
                texts(node.path("headerNames")),
                node.path("enabled").asBoolean(true),
                texts(node.path("toolsAllowed")),
                texts(node.path("toolsDenied")),
                texts(node.path("autoApproved")),
                texts(node.path("secretsIn")),
                node.path("runs").asString(""),
                Optional.of(node.path("version").asString("")).filter(version -> !version.isEmpty()));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(text -> text.asString("")).toList();
    }
}
