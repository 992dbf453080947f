package dev.riskdex.web.page.policy;

import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.classifier.policy.Argument;
import dev.riskdex.classifier.policy.PolicyRecommendation;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import dev.riskdex.policy.Pointers;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.ToolRule;
import dev.riskdex.web.page.Links;
import dev.riskdex.web.page.ReasonRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool about which somebody decides.
 *
 * @param name for display
 * @param href its page
 * @param category what its worst use does
 * @param severity how much harm that can do
 * @param state what is recommended
 * @param because why, as the end of a sentence
 * @param reasons why the lines of its rule stand there
 * @param data exact name, arguments and the rule that own rules begin with, as JSON in ASCII, so that neither addresses
 *     nor parsers of HTML change a character of it
 */
public record PolicyTool(
        String name,
        String href,
        Category category,
        Severity severity,
        State state,
        String because,
        List<ReasonRow> reasons,
        String data) {

    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    public PolicyTool {
        reasons = List.copyOf(reasons);
    }

    /** What a policy can say about a tool. */
    public enum State {
        ALLOW,
        DENY,
        HIDE,
        CUSTOM;

        /** Such as {@code allow}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Such as "Allow". */
        public String title() {
            return name().charAt(0) + id().substring(1);
        }

        /** What it means, for a person. */
        public String means() {
            return switch (this) {
                case ALLOW -> "Every call goes through";
                case DENY -> "Visible, every call is refused";
                case HIDE -> "Not in the tool list, calls are refused";
                case CUSTOM -> "Own rules for arguments, and limits";
            };
        }
    }

    /** One for each name, riskiest first. */
    static List<PolicyTool> of(CataloguedServer server, PolicyRecommendation recommended, Policy allowed) {
        Map<String, List<CataloguedServer.Tool>> byName = new LinkedHashMap<>();
        server.toolsByRisk()
                .forEach(tool -> byName.computeIfAbsent(tool.definition().name(), name -> new ArrayList<>())
                        .add(tool));
        List<PolicyTool> tools = new ArrayList<>();
        byName.forEach((name, declared) -> tools.add(new PolicyTool(
                VisibleText.line(name),
                Links.tool(server.slug(), name),
                declared.get(0).risk().category(),
                declared.get(0).risk().severity(),
                state(recommended.policy(), name),
                because(recommended, name),
                reasons(recommended, name),
                data(name, declared, allowed))));
        return tools;
    }

    private static State state(Policy policy, String name) {
        ToolRule rule = policy.tools().get(name);
        if (rule == null || policy.hide().contains(name)) {
            return State.HIDE;
        }
        if (rule.equals(ToolRule.ALLOW)) {
            return State.ALLOW;
        }
        boolean onlyDenies = rule.denyIf().size() == 1
                && rule.denyIf().get(0).conditions().isEmpty()
                && rule.require().isEmpty()
                && rule.limits().isEmpty();
        return onlyDenies ? State.DENY : State.CUSTOM;
    }

    private static String because(PolicyRecommendation recommended, String name) {
        int hidden = recommended.policy().hide().indexOf(name);
        String pointer = hidden < 0 ? Pointers.ofTool(name) : Pointers.item("/hide", hidden);
        return VisibleText.line(
                Objects.requireNonNull(recommended.reasons().get(pointer)).text());
    }

    private static List<ReasonRow> reasons(PolicyRecommendation recommended, String name) {
        String below = Pointers.ofTool(name) + "/";
        return recommended.reasons().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(below))
                .map(entry -> ReasonRow.of(entry.getKey().substring(below.length()), entry.getValue()))
                .toList();
    }

    private static String data(String name, List<CataloguedServer.Tool> declared, Policy allowed) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("name", name);
        ArrayNode arguments = data.putArray("arguments");
        Map<String, Argument> byPath = new LinkedHashMap<>();
        declared.stream()
                .flatMap(tool -> Argument.of(tool.definition()).stream())
                .forEach(argument -> byPath.putIfAbsent(argument.path(), argument));
        byPath.values().forEach(argument -> {
            ObjectNode node = arguments.addObject().put("path", argument.path()).put("type", argument.type());
            argument.members().forEach(node.putArray("members")::add);
        });
        JsonNode rules = PolicyCodec.write(allowed).path("tools");
        data.set("custom", Optional.ofNullable(rules.get(name)).orElseGet(JsonNodeFactory.instance::objectNode));
        return ASCII.writeValueAsString(data);
    }
}
