package dev.riskdex.policy;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a policy as a document; parts that say nothing are left out, and fields stand in the order of the contract. */
final class PolicyWriter {

    private PolicyWriter() {}

    static ObjectNode write(Policy policy) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("version", Policy.VERSION)
                .put("default", policy.defaultDecision() == Policy.Decision.ALLOW ? "allow" : "deny");
        if (!policy.hide().isEmpty()) {
            ArrayNode hide = document.putArray("hide");
            policy.hide().forEach(hide::add);
        }
        if (!policy.allToolsLimits().isEmpty()) {
            writeLimits(policy.allToolsLimits(), document.putObject("all_tools").putArray("limits"));
        }
        ObjectNode tools = document.putObject("tools");
        policy.tools().forEach((name, rule) -> writeRule(rule, tools.putObject(name)));
        return document;
    }

    private static void writeRule(ToolRule rule, ObjectNode node) {
        if (!rule.require().isEmpty()) {
            writeConditions(rule.require(), node.putArray("require"));
        }
        if (!rule.denyIf().isEmpty()) {
            ArrayNode denyIf = node.putArray("deny_if");
            rule.denyIf().forEach(deny -> writeDenial(deny, denyIf.addObject()));
        }
        if (!rule.limits().isEmpty()) {
            writeLimits(rule.limits(), node.putArray("limits"));
        }
    }

    private static void writeDenial(DenyRule deny, ObjectNode node) {
        writeConditions(deny.conditions(), node.putArray("conditions"));
        if (!deny.onDeny().isEmpty()) {
            node.put("on_deny", deny.onDeny());
        }
    }

    private static void writeConditions(List<Condition> conditions, ArrayNode array) {
        conditions.forEach(condition -> array.addObject()
                .put("path", condition.path())
                .put("op", condition.operator().id())
                .set("value", condition.value()));
    }

    private static void writeLimits(List<Limit> limits, ArrayNode array) {
        limits.forEach(limit -> {
            ObjectNode node = array.addObject()
                    .put("counter", limit.counter())
                    .put("window", limit.window().id())
                    .put("max", limit.max())
                    .put("scope", Limit.SCOPE);
            limit.incrementFrom().ifPresent(path -> node.put("increment_from", path));
        });
    }
}
