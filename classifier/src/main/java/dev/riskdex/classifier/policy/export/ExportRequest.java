package dev.riskdex.classifier.policy.export;

import dev.riskdex.policy.Policy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A policy to be written for a target.
 *
 * @param policy what to write
 * @param server name under which the server is configured at the target
 * @param knownTools names of the server's tools, in its order
 * @param denyUnlimited whether a tool is denied whose limit the target cannot say; else it stays allowed, with a gap
 */
public record ExportRequest(Policy policy, String server, List<String> knownTools, boolean denyUnlimited) {

    public ExportRequest {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(server);
        knownTools = List.copyOf(knownTools);
    }

    /** All names: those that the policy has, then those that only the server has; each once. */
    Set<String> tools() {
        Set<String> names = new LinkedHashSet<>(policy.tools().keySet());
        policy.hide().stream().filter(name -> !name.equals("*")).forEach(names::add);
        names.addAll(knownTools);
        return names;
    }

    boolean deniesByDefault() {
        return policy.defaultDecision() == Policy.Decision.DENY || policy.hide().contains("*");
    }
}
