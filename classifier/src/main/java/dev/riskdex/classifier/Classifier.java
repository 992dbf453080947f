package dev.riskdex.classifier;

import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Category;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import java.util.List;
import java.util.Map;

/** Placeholder until the signals land: every verdict is Unknown. */
public final class Classifier {

    private Classifier() {}

    /** The classifier with the rules of this build. */
    public static Classifier standard() {
        return new Classifier();
    }

    /** Version of the rules that are applied. */
    public String rulesetVersion() {
        return "0";
    }

    /** The attack patterns of this build, sorted by id. */
    public List<AttackPattern> attackPatterns() {
        return List.of();
    }

    /** Judges all tools of a server. */
    public ServerRisk classify(ServerDefinition server) {
        return new ServerRisk(
                server, server.tools().stream().map(tool -> judge(server, tool)).toList());
    }

    private ToolRisk judge(ServerDefinition server, ToolDefinition tool) {
        return new ToolRisk(
                server.rowId(),
                server.server().slug(),
                tool.name(),
                Category.UNKNOWN,
                Severity.UNKNOWN,
                0,
                List.of(),
                "Not judged yet.",
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                rulesetVersion(),
                DefinitionCodec.sha256(tool));
    }
}
