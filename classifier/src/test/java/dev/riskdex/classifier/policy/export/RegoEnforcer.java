package dev.riskdex.classifier.policy.export;

import com.google.re2j.Pattern;
import dev.riskdex.policy.evaluation.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The part of Rego that is exported, one expression a line; a line that it does not know fails the test. */
final class RegoEnforcer implements Enforcer {

    private static final String FALSE = " == false";
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String REFERENCE = "input(?:\\.\\w+)?(?:\\[" + TEXT + "\\])*";
    private static final java.util.regex.Pattern STEP =
            java.util.regex.Pattern.compile("\\.(\\w+)|\\[(" + TEXT + ")\\]");
    private static final java.util.regex.Pattern TYPE =
            java.util.regex.Pattern.compile("is_(string|number|boolean|object)\\((" + REFERENCE + ")\\)");
    private static final java.util.regex.Pattern COMPARE =
            java.util.regex.Pattern.compile("(" + REFERENCE + ") (==|!=|<|<=|>|>=) (.+)");
    private static final java.util.regex.Pattern GET =
            java.util.regex.Pattern.compile("object\\.get\\((" + REFERENCE + "), (" + TEXT + "), null\\) == null");
    private static final java.util.regex.Pattern CALL = java.util.regex.Pattern.compile(
            "(regex\\.match|contains)\\((" + TEXT + "|" + REFERENCE + "), (" + TEXT + "|" + REFERENCE + ")\\)");
    private static final java.util.regex.Pattern AMONGST =
            java.util.regex.Pattern.compile("(" + REFERENCE + ") in (\\[.*\\])");

    private final Map<String, List<List<String>>> rules = new LinkedHashMap<>();

    RegoEnforcer(String text) {
        List<String> body = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.endsWith(" if {")) {
                body = new ArrayList<>();
                rules.computeIfAbsent(line.substring(0, line.length() - " if {".length()), name -> new ArrayList<>())
                        .add(body);
            } else if (line.startsWith("\t")) {
                body.add(line.substring(1));
            }
        }
    }

    @Override
    public boolean allows(ToolCall call) {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("tool", call.tool());
        if (!call.arguments().isMissingNode()) {
            input.set("arguments", call.arguments());
        }
        return defined("allow", input);
    }

    private boolean defined(String rule, JsonNode input) {
        return rules.getOrDefault(rule, List.of()).stream()
                .anyMatch(body -> body.stream().allMatch(line -> holds(line, input)));
    }

    private boolean holds(String line, JsonNode input) {
        if (rules.containsKey(line)) {
            return defined(line, input);
        }
        if (line.startsWith("not ")) {
            return !holds(line.substring("not ".length()), input);
        }
        Matcher get = GET.matcher(line);
        if (get.matches()) {
            JsonNode parent = at(get.group(1), input);
            JsonNode value = parent.path(text(get.group(2)).stringValue());
            return !parent.isMissingNode() && (value.isMissingNode() || value.isNull());
        }
        Matcher type = TYPE.matcher(line);
        if (type.matches()) {
            return type.group(1)
                    .equals(at(type.group(2), input).getNodeType().name().toLowerCase(Locale.ROOT));
        }
        if (line.endsWith(FALSE)
                && CALL.matcher(line.substring(0, line.length() - FALSE.length()))
                        .matches()) {
            return !holds(line.substring(0, line.length() - FALSE.length()), input);
        }
        Matcher function = CALL.matcher(line);
        if (function.matches()) {
            return call(function.group(1), operand(function.group(2), input), operand(function.group(3), input));
        }
        Matcher amongst = AMONGST.matcher(line);
        if (amongst.matches()) {
            return text(amongst.group(2)).valueStream().anyMatch(at(amongst.group(1), input)::equals);
        }
        Matcher compare = COMPARE.matcher(line);
        if (compare.matches()) {
            return compares(at(compare.group(1), input), compare.group(2), text(compare.group(3)));
        }
        throw new AssertionError("no such line: " + line);
    }

    private static boolean call(String function, JsonNode first, JsonNode second) {
        return first.isString()
                && second.isString()
                && (function.equals("contains")
                        ? first.stringValue().contains(second.stringValue())
                        : Pattern.compile(first.stringValue())
                                .matcher(second.stringValue())
                                .find());
    }

    private static boolean compares(JsonNode left, String operator, JsonNode right) {
        if (left.isMissingNode()) {
            return false;
        }
        boolean numbers = left.isNumber() && right.isNumber();
        int order = numbers ? left.decimalValue().compareTo(right.decimalValue()) : 0;
        boolean equal = numbers ? order == 0 : left.equals(right);
        return switch (operator) {
            case "==" -> equal;
            case "!=" -> !equal;
            case "<" -> numbers && order < 0;
            case "<=" -> numbers && order <= 0;
            case ">" -> numbers && order > 0;
            case ">=" -> numbers && order >= 0;
            default -> throw new AssertionError(operator);
        };
    }

    private static JsonNode operand(String operand, JsonNode input) {
        return operand.startsWith("\"") ? text(operand) : at(operand, input);
    }

    private static JsonNode at(String reference, JsonNode input) {
        JsonNode node = input;
        Matcher step = STEP.matcher(reference);
        while (step.find()) {
            node = node.path(
                    step.group(1) != null ? step.group(1) : text(step.group(2)).stringValue());
        }
        return node;
    }

    private static JsonNode text(String literal) {
        return JsonMapper.shared().readTree(literal);
    }
}
