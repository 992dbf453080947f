package dev.riskdex.crawler.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is read of one source file, on one line a tool: {@code name|description|[parameters]|annotations}. */
final class Shapes {

    private Shapes() {}

    static List<ToolDefinition> tools(String path, String source) {
        return new ToolExtractor(ExtractLimits.DEFAULT)
                .extract(SourceTree.of(Map.of(path, source.getBytes(UTF_8))), List.of())
                .tools();
    }

    static String read(String path, String source) {
        return tools(path, source).stream().map(Shapes::line).collect(Collectors.joining("\n"));
    }

    private static String line(ToolDefinition tool) {
        String parameters = tool.inputSchema()
                .map(schema -> String.join(
                        ",",
                        new TreeMap<>(schema.path("properties")
                                        .propertyStream()
                                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getKey)))
                                .keySet()))
                .orElse("?");
        return tool.name() + "|" + tool.description().orElse("") + "|" + parameters + "|"
                + tool.annotations().map(Object::toString).orElse("");
    }
}
