package dev.riskdex.crawler.extract.language;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * A tool in the making: a language reader says what it met at a place, this makes the definition of it. What is not
 * said is not declared; what is {@link Value#UNKNOWN} is declared, but not readable.
 */
public final class ToolDraft {

    private static final int LONGEST_NAME = 128;

    private final SyntaxNode place;
    private final String how;
    private Value name = Value.ABSENT;
    private Value title = Value.ABSENT;
    private Value description = Value.ABSENT;
    private Optional<SchemaDraft> parameters = Optional.empty();
    private Optional<JsonNode> outputSchema = Optional.empty();
    private final Map<String, Value> annotations = new LinkedHashMap<>();
    private String condition = "";
    private boolean registered = true;
    private boolean direct = true;

    /**
     * @param place where the tool is declared
     * @param how the shape it is declared in, such as {@code @mcp.tool}
     */
    public ToolDraft(SyntaxNode place, String how) {
        this.place = place;
        this.how = how;
    }

    public ToolDraft name(Value given) {
        name = given;
        return this;
    }

    public ToolDraft title(Value given) {
        title = given;
        return this;
    }

    public ToolDraft description(Value given) {
        description = given;
        return this;
    }

    /** The arguments; without this call it is unknown which there are. */
    public ToolDraft parameters(SchemaDraft given) {
        parameters = Optional.of(given);
        return this;
    }

    public ToolDraft outputSchema(JsonNode schema) {
        outputSchema = Optional.of(schema);
        return this;
    }

    /** One annotation under the protocol's name, such as {@code readOnlyHint}; what is not known is left out. */
    public ToolDraft annotation(String key, Value value) {
        if (Json.of(value).isPresent()) {
            annotations.put(key, value);
        }
        return this;
    }

    /** All entries of an object of annotations under the protocol's names. */
    public ToolDraft annotations(Value value) {
        if (value.plain() instanceof Value.Fields fields) {
            fields.entries().forEach(this::annotation);
        }
        return this;
    }

    /** Why the tool may be absent at run time, in the words of the source; the first reason given stays. */
    public ToolDraft conditional(String reason) {
        condition = condition.isEmpty() ? reason : condition;
        return this;
    }

    /** A definition without a known use: nothing was seen that hands it to the protocol. */
    public ToolDraft unregistered() {
        registered = false;
        return this;
    }

    /** The tool is written elsewhere and only handed on at the place. */
    public ToolDraft handedOn() {
        direct = false;
        return this;
    }

    /** The tool; empty when its name is not known or no name of a tool. */
    public Optional<FoundTool> finish() {
        Optional<Value.Text> known = name.asText().filter(ToolDraft::isName);
        return known.map(text -> new FoundTool(definition(text.text()), registered, direct));
    }

    private static boolean isName(Value.Text text) {
        return !text.partial()
                && !text.text().isEmpty()
                && text.text().length() <= LONGEST_NAME
                && text.text().chars().noneMatch(c -> Character.isWhitespace(c) || c == '\\');
    }

    private ToolDefinition definition(String known) {
        Optional<Value.Text> text = description.asText();
        boolean unreadable = text.isEmpty() && description.plain() instanceof Value.Unknown;
        return new ToolDefinition(
                known,
                title.asText().map(Value.Text::text).filter(it -> !it.isBlank()),
                text.map(Value.Text::text).filter(it -> !it.isBlank()),
                parameters.filter(SchemaDraft::isUseful).map(SchemaDraft::json),
                outputSchema,
                Json.of(new Value.Fields(annotations, false, Optional.empty())).filter(node -> !node.isEmpty()),
                Optional.empty(),
                new ToolOrigin(
                        Optional.of(place.file().path()),
                        OptionalInt.of(place.line()),
                        Optional.of(how),
                        Optional.of(condition).filter(it -> !it.isEmpty()),
                        unreadable || text.filter(Value.Text::partial).isPresent(),
                        parameters.filter(SchemaDraft::isComplete).isEmpty()));
    }
}
