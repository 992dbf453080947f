package dev.riskdex.crawler.config;

import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Finds the servers in a configuration: a map by name, a list of entries with names, or one bundle. */
final class ServersReader {

    private final ConfigFile file;
    private final ClientTable table;
    private final String shown;
    private final List<ConfiguredServer> servers = new ArrayList<>();

    ServersReader(ConfigFile file, ClientTable table, String shown) {
        this.file = file;
        this.table = table;
        this.shown = shown;
    }

    ConfigReading read(JsonNode root, List<Warning> warnings) {
        boolean found = false;
        for (String key : file.keys()) {
            int star = key.indexOf(".*.");
            if (star >= 0) {
                projects(root, key.substring(0, star), key.substring(star + 3), warnings);
            } else if (!found && at(root, key).isPresent()) {
                found = true;
                entries(at(root, key).get(), root, key, file.scope(), warnings);
            }
        }
        return new ConfigReading(servers, warnings);
    }

    private void projects(JsonNode root, String projects, String key, List<Warning> warnings) {
        at(root, projects)
                .ifPresent(all -> all.properties()
                        .forEach(project -> at(project.getValue(), key)
                                .ifPresent(map -> entries(map, root, key, "local " + project.getKey(), warnings))));
    }

    /** The value of a key with dots: some settings write it as one name, some as objects in objects. */
    private static Optional<JsonNode> at(JsonNode root, String key) {
        JsonNode found = root.path(key);
        if (found.isMissingNode()) {
            found = root;
            for (String step : key.split("\\.")) {
                found = found.path(step);
            }
        }
        return Optional.of(found).filter(JsonNode::isContainer);
    }

    private void entries(JsonNode value, JsonNode root, String key, String scope, List<Warning> warnings) {
        if (key.equals("server.mcp_config")) {
            entry(value, root.path("name").asString("extension"), root, scope, warnings);
        } else if (value.isArray()) {
            value.forEach(item -> entry(item, item.path("name").asString(""), root, scope, warnings));
        } else {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                entry(entry.getValue(), entry.getKey(), root, scope, warnings);
            }
        }
    }

    private void entry(JsonNode node, String name, JsonNode root, String scope, List<Warning> warnings) {
        if (node.isObject()) {
            EntryReader reader = new EntryReader(file.client(), table, scope, shown);
            servers.add(reader.read(node, name, startable(name, root)));
        } else {
            warnings.add(new Warning("server-not-an-object", "the server '" + name + "' is no object", shown));
        }
    }

    /** Some clients name elsewhere in the file which servers they start, or do not start. */
    private boolean startable(String name, JsonNode root) {
        Optional<Set<String>> allowed =
                file.client().allowed().flatMap(key -> at(root, key)).map(ServersReader::names);
        Optional<Set<String>> denied =
                file.client().denied().flatMap(key -> at(root, key)).map(ServersReader::names);
        return allowed.map(names -> names.contains(name)).orElse(true)
                && !denied.map(names -> names.contains(name)).orElse(false);
    }

    private static Set<String> names(JsonNode list) {
        return list.valueStream()
                .map(item -> item.isObject() ? item.path("serverName").asString("") : item.asString(""))
                .collect(Collectors.toSet());
    }
}
