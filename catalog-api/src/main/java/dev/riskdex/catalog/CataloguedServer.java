package dev.riskdex.catalog;

import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A server as the catalogue holds it.
 *
 * @param slug the part of an address that stands for it; differs from the definition's own on a collision
 * @param risk definition and verdicts
 * @param ruleset version of the rules that were applied
 * @param storedAt when this state was stored
 */
public record CataloguedServer(String slug, ServerRisk risk, String ruleset, Instant storedAt) {

    public CataloguedServer {
        Objects.requireNonNull(slug);
        Objects.requireNonNull(risk);
        Objects.requireNonNull(ruleset);
        Objects.requireNonNull(storedAt);
    }

    /**
     * A tool with its verdict.
     *
     * @param definition what was declared
     * @param risk what it means
     */
    public record Tool(ToolDefinition definition, ToolRisk risk) {

        public Tool {
            Objects.requireNonNull(definition);
            Objects.requireNonNull(risk);
        }
    }

    /** The same server with other verdicts on it. */
    CataloguedServer with(ServerRisk other) {
        return other.equals(risk) ? this : new CataloguedServer(slug, other, ruleset, storedAt);
    }

    /** All tools in the order of declaration. */
    public List<Tool> tools() {
        List<ToolDefinition> definitions = risk.definition().tools();
        return IntStream.range(0, definitions.size())
                .mapToObj(i -> new Tool(definitions.get(i), risk.tools().get(i)))
                .toList();
    }

    /** All tools, riskiest first. */
    public List<Tool> toolsByRisk() {
        return tools().stream()
                .sorted(Comparator.comparing(Tool::risk, ServerRisk.RISKIEST_FIRST))
                .toList();
    }

    /** The tool of this exact name; of several declarations the riskiest, as a policy sees the name. */
    public Optional<Tool> tool(String name) {
        return toolsByRisk().stream()
                .filter(tool -> tool.definition().name().equals(name))
                .findFirst();
    }
}
