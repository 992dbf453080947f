package dev.riskdex.catalog;

import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.VisibleText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says where and how a definition was read, and what of it could not be read. */
public final class OriginWords {

    private OriginWords() {}

    /** What there is to say, by what it is about, in a fixed order; for display. */
    public static Map<String, String> of(ToolDefinition tool) {
        ToolOrigin origin = tool.origin();
        Map<String, String> words = new LinkedHashMap<>();
        origin.file().ifPresent(file -> words.put("Declared in", VisibleText.line(file + line(origin))));
        origin.how().ifPresent(how -> words.put("Found as", VisibleText.line(how)));
        origin.conditional().ifPresent(reason -> words.put("May be absent", VisibleText.line(reason)));
        if (origin.descriptionPartial()) {
            words.put(
                    "Description",
                    tool.description().isPresent() ? "read in part" : "there is one, but it was not read");
        }
        if (origin.parametersUnknown()) {
            words.put("Parameters", tool.inputSchema().isPresent() ? "read in part" : "not read");
        }
        return words;
    }

    /** Why there is no description: none is given, or it could not be read. */
    public static String withoutDescription(ToolDefinition tool) {
        return tool.origin().descriptionPartial()
                ? "The description could not be read"
                : "The server gives no description";
    }

    private static String line(ToolOrigin origin) {
        return origin.line().isPresent() ? ":" + origin.line().getAsInt() : "";
    }
}
