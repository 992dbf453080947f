package dev.riskdex.crawler.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One server in a configuration file. */
final class ConfigEntry {

    private ConfigEntry() {}

    static ConfiguredServer read(JsonNode entry, String client, String scope, String file, String name) {
        List<String> command = command(entry);
        Optional<String> url = url(entry);
        ServerIdentity identity = url.map(CommandIdentity::remote).orElseGet(() -> CommandIdentity.of(command));
        return new ConfiguredServer(
                client,
                scope,
                file,
                name,
                transport(entry, url.isPresent()),
                SecretMask.command(command),
                names(entry.path("env")),
                url.map(SecretMask::address),
                names(entry.path("headers")),
                !entry.path("disabled").asBoolean(false)
                        && entry.path("enabled").asBoolean(true),
                identity);
    }

    private static List<String> command(JsonNode entry) {
        List<String> command = new ArrayList<>();
        JsonNode program = entry.path("command");
        if (program.isArray()) {
            program.forEach(part -> command.add(part.asString("")));
        } else if (!program.asString("").isBlank()) {
            command.add(program.asString("").strip());
        }
        entry.path("args").forEach(argument -> command.add(argument.asString("")));
        return command;
    }

    private static Optional<String> url(JsonNode entry) {
        return Optional.of(entry.path("url").asString(""))
                .map(String::strip)
                .filter(url -> !url.isEmpty() && !entry.has("command"));
    }

    private static String transport(JsonNode entry, boolean remote) {
        String type = entry.path("type").asString(entry.path("transport").asString(""));
        if (!remote) {
            return "stdio";
        }
        return type.toLowerCase(Locale.ROOT).contains("sse") ? "sse" : "http";
    }

    private static List<String> names(JsonNode map) {
        return map.isObject() ? List.copyOf(map.propertyNames()) : List.of();
    }
}
