package dev.riskdex.classifier.policy.export;

import dev.riskdex.policy.PolicyCodec;
import java.util.List;

/** The policy itself: {@code policy.json}, version "1". */
final class PolicyLayerExporter implements PolicyExporter {

    @Override
    public String id() {
        return "policylayer";
    }

    @Override
    public Coverage coverage() {
        return new Coverage("`policy.json`, version \"1\"", "all", "all", "denied", "our own evaluator");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        return PolicyExport.of("policy.json", PolicyCodec.writeText(request.policy()), List.of());
    }
}
