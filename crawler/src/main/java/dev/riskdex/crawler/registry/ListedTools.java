package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.parse.ToolListReader;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import java.util.List;
import java.util.Optional;

/** Tools as a directory lists them: one that is listed without its schema may well have parameters. */
final class ListedTools {

    /** Characters of a name; a longer one costs the tool, as in {@link dev.riskdex.crawler.parse.ReadLimits}. */
    static final int LONGEST_NAME = 1_000;

    private ListedTools() {}

    /** The tools of an array of objects, with the shape of {@code tools/list} or of Docker's {@code arguments}. */
    static List<ToolDefinition> read(DocumentPart tools, SourceContext context) {
        return new ToolListReader(context.limits().files())
                .read(tools.node(), tools.path(), tools.noted()).stream()
                        .map(ListedTools::marked)
                        .toList();
    }

    /** Says of a tool without schema that its parameters are not known. */
    static ToolDefinition marked(ToolDefinition tool) {
        if (tool.inputSchema().isPresent()) {
            return tool;
        }
        ToolOrigin unknown = new ToolOrigin(
                Optional.empty(), tool.origin().line(), Optional.of("listed"), Optional.empty(), false, true);
        return new ToolDefinition(
                tool.name(),
                tool.title(),
                tool.description(),
                tool.inputSchema(),
                tool.outputSchema(),
                tool.annotations(),
                tool.meta(),
                unknown);
    }
}
