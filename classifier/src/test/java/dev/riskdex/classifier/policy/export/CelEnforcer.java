package dev.riskdex.classifier.policy.export;

import com.google.protobuf.NullValue;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What two gateways do with rules in CEL, evaluated by a real implementation of the language. */
final class CelEnforcer {

    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("request", SimpleType.DYN)
            .addVar("mcp", SimpleType.DYN)
            .build();

    private CelEnforcer() {}

    /** Any rule allows; one that errs does not. */
    static Enforcer agentgateway(JsonNode file) {
        List<Program> rules = new ArrayList<>();
        file.path("mcpAuthorization").path("rules").forEach(rule -> rules.add(program(rule.asString())));
        return call -> rules.stream()
                .anyMatch(rule -> holds(rule, Map.of("mcp", Map.of("tool", Map.of("name", call.tool())))));
    }

    /** The first rule that fits decides; one that errs does not fit. */
    static Enforcer envoy(JsonNode file) {
        JsonNode authorization = file.path("securityPolicy").path("authorization");
        Map<JsonNode, Program> programs = new HashMap<>();
        for (JsonNode rule : authorization.path("rules")) {
            programs.put(rule, program(rule.path("cel").asString("true")));
        }
        return call -> {
            Map<String, Object> params = new HashMap<>(Map.of("name", call.tool()));
            if (!call.arguments().isMissingNode()) {
                params.put("arguments", value(call.arguments()));
            }
            Map<String, Object> variables = Map.of("request", Map.of("mcp", Map.of("params", params)));
            for (JsonNode rule : authorization.path("rules")) {
                if (rule.at("/target/tools/0/tool").asString().equals(call.tool())
                        && holds(Objects.requireNonNull(programs.get(rule)), variables)) {
                    return rule.path("action").asString().equals("Allow");
                }
            }
            return authorization.path("defaultAction").asString().equals("Allow");
        };
    }

    private static Program program(String expression) {
        try {
            return CEL.createProgram(CEL.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new AssertionError(expression, e);
        }
    }

    private static boolean holds(Program program, Map<String, Object> variables) {
        try {
            return program.eval(variables).equals(true);
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    /** JSON as gateways written in Go hold it: every number is a 64-bit floating point number. */
    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new HashMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
            return map;
        }
        if (node.isArray()) {
            return node.valueStream().map(CelEnforcer::value).toList();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return node.isNull() ? NullValue.NULL_VALUE : node.isBoolean() ? (Object) node.booleanValue() : node.asString();
    }
}
