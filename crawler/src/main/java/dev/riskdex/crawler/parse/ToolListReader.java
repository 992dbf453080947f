package dev.riskdex.crawler.parse;

import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads an array of tools one by one and keeps them within bounds. */
public final class ToolListReader {

    private final ReadLimits limits;

    public ToolListReader(ReadLimits limits) {
        this.limits = limits;
    }

    /**
     * @param array the tools
     * @param pointer the place of the array, for warnings
     * @param noted takes what could not be read
     */
    public List<ToolDefinition> read(JsonNode array, String pointer, List<Warning> noted) {
        List<ToolDefinition> tools = new ArrayList<>();
        for (int i = 0; i < Math.min(array.size(), limits.tools()); i++) {
            String where = pointer + "/" + i;
            DefinitionCodec.readTool(DockerArguments.toSchema(array.get(i)), where, noted)
                    .flatMap(tool -> bounded(tool, where, noted))
                    .ifPresent(tools::add);
        }
        if (array.size() > limits.tools()) {
            String message = array.size() + " tools; only the first " + limits.tools() + " are read";
            noted.add(new Warning("too-many-tools", message, pointer));
        }
        return tools;
    }

    private Optional<ToolDefinition> bounded(ToolDefinition tool, String where, List<Warning> noted) {
        if (tool.name().length() > limits.nameLength()) {
            String message = "the name has " + tool.name().length() + " characters";
            noted.add(new Warning("tool-name-too-long", message, where + "/name"));
            return Optional.empty();
        }
        int length = tool.description().map(String::length).orElse(0);
        if (length <= limits.descriptionLength()) {
            return Optional.of(tool);
        }
        String message = "of " + length + " characters the first " + limits.descriptionLength() + " are kept";
        noted.add(new Warning("description-cut", message, where + "/description"));
        return Optional.of(new ToolDefinition(
                tool.name(),
                tool.title(),
                tool.description().map(this::cut),
                tool.inputSchema(),
                tool.outputSchema(),
                tool.annotations(),
                tool.meta(),
                tool.origin()));
    }

    private String cut(String text) {
        return Texts.withoutLoneSurrogates(text.substring(0, limits.descriptionLength()));
    }
}
