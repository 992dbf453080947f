package dev.riskdex.crawler.html;

import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Tools as pages list them: a name and a sentence, no parameters. */
final class ListedTools {

    private static final String HOW = "web page";
    private static final String ONLY_NAMED = "only a web page names it";

    private ListedTools() {}

    /**
     * A tool of a page.
     *
     * @param text what the page says of it; may be empty
     * @param line where it stands, in a text that has lines
     */
    static ToolDefinition tool(String name, String text, Optional<Integer> line) {
        return new ToolDefinition(
                name,
                Optional.empty(),
                Optional.of(text.strip()).filter(it -> !it.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ToolOrigin(
                        Optional.empty(),
                        line.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        Optional.of(HOW),
                        Optional.of(ONLY_NAMED),
                        true,
                        true));
    }

    /** That the tools come from a page for people. */
    static Optional<Warning> warning(List<ToolDefinition> tools, Page page) {
        return tools.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        page.warning(
                                "tools-from-page",
                                "These " + tools.size()
                                        + " tools are named on a page, which may be out of date and does not tell parameters."));
    }
}
