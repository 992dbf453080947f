package dev.riskdex.classifier.policy.export;

import java.util.List;
import java.util.Optional;

/** All targets, in the order of the documentation. */
public final class PolicyExporters {

    private static final List<PolicyExporter> ALL = List.of(
            new PolicyLayerExporter(),
            new InterceptExporter(),
            new ClaudeCodeExporter(),
            new CodexExporter(),
            new GeminiExporter(),
            new VsCodeExporter(),
            new CursorExporter(),
            new ClineExporter(),
            new RooExporter(),
            new KiroExporter(),
            new CedarExporter(),
            new AgentgatewayExporter(),
            new EnvoyExporter(),
            new DockerExporter(),
            new RegoExporter());

    private PolicyExporters() {}

    /** All targets. */
    public static List<PolicyExporter> all() {
        return ALL;
    }

    /** The names of all targets, in the same order. */
    public static List<String> ids() {
        return ALL.stream().map(PolicyExporter::id).toList();
    }

    /** The target of this name, if there is one. */
    public static Optional<PolicyExporter> find(String id) {
        return ALL.stream().filter(exporter -> exporter.id().equals(id)).findFirst();
    }
}
