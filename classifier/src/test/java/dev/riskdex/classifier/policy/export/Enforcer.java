package dev.riskdex.classifier.policy.export;

import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.evaluation.PolicyEvaluator;
import dev.riskdex.policy.evaluation.ToolCall;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whether a target, given an exported policy, lets a call pass without asking anybody. */
interface Enforcer {

    boolean allows(ToolCall call);

    /** The target's behaviour with an export. */
    static Enforcer of(String id, String server, PolicyExport export) {
        String text = export.text();
        return switch (id) {
            case "policylayer" -> {
                PolicyEvaluator evaluator =
                        new PolicyEvaluator(PolicyCodec.read(text).policy().orElseThrow());
                yield call -> evaluator.judge(call).isAllowed();
            }
            case "intercept" -> new InterceptEnforcer(new YAMLMapper().readTree(text));
            case "claude-code" -> {
                JsonNode permissions = json(text).path("permissions");
                Set<String> allow = names(permissions.path("allow"));
                Set<String> deny = names(permissions.path("deny"));
                yield call -> {
                    String rule = "mcp__" + server + "__" + call.tool().replaceAll("[^A-Za-z0-9_-]", "_");
                    return allow.contains(rule) && !deny.contains(rule);
                };
            }
            case "codex" -> {
                JsonNode lists =
                        new TomlMapper().readTree(text).path("mcp_servers").path(server);
                yield listed(lists.get("enabled_tools"), lists.path("disabled_tools"));
            }
            case "gemini" -> {
                JsonNode lists = json(text).path("mcpServers").path(server);
                Set<String> include = names(lists.path("includeTools"));
                Set<String> exclude = names(lists.path("excludeTools"));
                yield call -> !exclude.contains(call.tool())
                        && (!lists.has("includeTools")
                                || include.stream()
                                        .anyMatch(name ->
                                                name.equals(call.tool()) || name.startsWith(call.tool() + "(")));
            }
            case "vscode" -> {
                JsonNode head = new YAMLMapper().readTree(text.split("---\n")[1]);
                Set<String> tools = names(head.path("tools"));
                yield call -> tools.contains(server + "/" + call.tool());
            }
            case "cursor" -> {
                Set<String> list = names(json(text).path("mcpAllowlist"));
                yield call -> list.contains(server + ":" + call.tool());
            }
            case "cline", "kiro", "roo" -> {
                JsonNode lists = json(text).path("mcpServers").path(server);
                Set<String> run = names(lists.path(id.equals("roo") ? "alwaysAllow" : "autoApprove"));
                Set<String> off = names(lists.path("disabledTools"));
                yield call -> !off.contains(call.tool()) && (run.contains(call.tool()) || run.contains("*"));
            }
            case "docker" -> listed(new YAMLMapper().readTree(text).path(server), json("[]"));
            case "cedar" -> new CedarEnforcer(json(text));
            case "agentgateway" -> CelEnforcer.agentgateway(new YAMLMapper().readTree(text));
            case "envoy" -> CelEnforcer.envoy(new YAMLMapper().readTree(text));
            case "rego" -> new RegoEnforcer(text);
            default -> throw new IllegalArgumentException("nobody enforces " + id);
        };
    }

    private static Enforcer listed(JsonNode enabled, JsonNode disabled) {
        Set<String> off = names(disabled);
        Set<String> on = enabled == null ? Set.of() : names(enabled);
        return call -> !off.contains(call.tool()) && (enabled == null || on.contains(call.tool()));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Set<String> names(JsonNode list) {
        Collection<JsonNode> nodes = list.values();
        Set<String> names = new HashSet<>();
        nodes.forEach(node -> names.add(node.asString()));
        return names;
    }
}
