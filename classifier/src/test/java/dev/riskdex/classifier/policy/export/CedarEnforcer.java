package dev.riskdex.classifier.policy.export;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.Decimal;
import com.cedarpolicy.value.EntityIdentifier;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.riskdex.policy.evaluation.ToolCall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Cedar's own engine, asked as ToolHive asks it: by tool, with the arguments as attributes of the context. */
final class CedarEnforcer implements Enforcer {

    private static final BigDecimal LARGEST = new BigDecimal("922337203685477.5807");

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;

    CedarEnforcer(JsonNode file) {
        Set<Policy> all = new HashSet<>();
        for (JsonNode policy : file.path("cedar").path("policies")) {
            all.add(new Policy(policy.asString(), "policy" + all.size()));
        }
        policies = new PolicySet(all);
    }

    @Override
    public boolean allows(ToolCall call) {
        try {
            AuthorizationResponse response = engine.isAuthorized(
                    new AuthorizationRequest(
                            entity("Client", "somebody"),
                            entity("Action", "call_tool"),
                            entity("Tool", call.tool()),
                            context(call.arguments())),
                    policies,
                    Set.of());
            if (response.success.isEmpty()) {
                throw new AssertionError(response.errors);
            }
            // ToolHive denies when any policy errs.
            return response.success.get().isAllowed()
                    && response.success.get().getErrors().isEmpty();
        } catch (AuthException e) {
            throw new AssertionError(e);
        }
    }

    private static EntityUID entity(String type, String id) {
        return new EntityUID(EntityTypeName.parse(type).orElseThrow(), new EntityIdentifier(id));
    }

    private static Map<String, Value> context(JsonNode arguments) {
        Map<String, Value> context = new HashMap<>();
        arguments.properties().forEach(field -> {
            String name = "arg_" + field.getKey();
            JsonNode value = field.getValue();
            if (value.isString()) {
                context.put(name, new PrimString(value.stringValue()));
            } else if (value.isBoolean()) {
                context.put(name, new PrimBool(value.booleanValue()));
            } else if (!value.isNumber()) {
                context.put(name + "_present", new PrimBool(true));
            } else if (value.decimalValue().abs().compareTo(LARGEST) <= 0) {
                BigDecimal cut = value.decimalValue().setScale(4, RoundingMode.DOWN);
                context.put(name, new Decimal(cut.toPlainString()));
            }
        });
        return context;
    }
}
