package dev.riskdex.policy.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/**
 * The contract once more, straight from its text and without a line of the product: it walks the document as maps and
 * lists, looks everything up anew and answers with a text. Slow and plain, to be compared with.
 */
@NullUnmarked
final class NaiveEvaluator {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Map<String, Object> policy;
    private final Map<String, BigInteger> counters = new HashMap<>();

    NaiveEvaluator(Map<String, Object> policy) {
        this.policy = policy;
    }

    /** What was answered, with what was counted under which names. */
    record Answer(String text, Map<String, BigInteger> counted) {}

    Answer call(String tool, Object arguments, Instant now) {
        List<?> hide = list(policy.get("hide"));
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < hide.size(); i++) {
                if (hide.get(i).equals(pass == 0 ? tool : "*")) {
                    return deny("/hide/" + i);
                }
            }
        }
        Map<?, ?> tools = map(policy.get("tools"));
        if (!tools.containsKey(tool)) {
            return policy.get("default").equals("deny")
                    ? deny("/default")
                    : count("", "/default", List.of(), arguments, now, "");
        }
        String pointer = "/tools/" + tool.replace("~", "~0").replace("/", "~1");
        Map<?, ?> rule = map(tools.get(tool));
        List<?> require = list(rule.get("require"));
        for (int i = 0; i < require.size(); i++) {
            if (!"yes".equals(ask(map(require.get(i)), arguments))) {
                return deny(pointer + "/require/" + i);
            }
        }
        List<?> denyIf = list(rule.get("deny_if"));
        for (int i = 0; i < denyIf.size(); i++) {
            boolean fires = true;
            for (Object condition : list(map(denyIf.get(i)).get("conditions"))) {
                fires &= !"no".equals(ask(map(condition), arguments));
            }
            if (fires) {
                return deny(pointer + "/deny_if/" + i);
            }
        }
        return count(tool, pointer, list(rule.get("limits")), arguments, now, pointer + "/limits/");
    }

    void undo(Answer answer, Instant now) {
        answer.counted().forEach((name, cost) -> {
            if (name.endsWith(window(name.substring(name.lastIndexOf('|') + 1).split("@")[0], now))) {
                counters.merge(name, cost.negate(), BigInteger::add);
            }
        });
    }

    private static Answer deny(String rule) {
        return new Answer("deny " + rule, Map.of());
    }

    private Answer count(String tool, String rule, List<?> limits, Object arguments, Instant now, String at) {
        Map<String, BigInteger> wanted = new HashMap<>();
        List<Object[]> all = new ArrayList<>();
        for (int i = 0; i < limits.size(); i++) {
            all.add(new Object[] {"tool " + tool, limits.get(i), at + i});
        }
        List<?> server = list(map(policy.get("all_tools")).get("limits"));
        for (int i = 0; i < server.size(); i++) {
            all.add(new Object[] {"server", server.get(i), "/all_tools/limits/" + i});
        }
        for (Object[] one : all) {
            if (cost(map(one[1]), arguments) == null) {
                return deny(one[2].toString());
            }
        }
        for (Object[] one : all) {
            Map<?, ?> limit = map(one[1]);
            String window = limit.get("window").toString();
            String name = one[0] + "|" + limit.get("counter") + "|" + window(window, now);
            BigInteger cost = cost(limit, arguments);
            BigInteger after = counters.getOrDefault(name, BigInteger.ZERO).add(cost);
            if (after.compareTo(new BigInteger(limit.get("max").toString())) > 0) {
                return deny(one[2].toString());
            }
            wanted.put(name, cost);
        }
        wanted.forEach((name, cost) -> counters.merge(name, cost, BigInteger::add));
        return new Answer("allow " + rule, wanted);
    }

    private static String window(String window, Instant now) {
        String minute = MINUTE.format(now);
        return window + "@"
                + minute.substring(
                        0, Map.of("minute", 16, "hour", 13, "day", 10).get(window));
    }

    private static BigInteger cost(Map<?, ?> limit, Object arguments) {
        if (!limit.containsKey("increment_from")) {
            return BigInteger.ONE;
        }
        Object found = arguments;
        for (String name : limit.get("increment_from").toString().substring(5).split("\\.")) {
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        BigDecimal number = decimal(found);
        if (number == null
                || number.signum() < 0
                || number.compareTo(new BigDecimal("9223372036854775807")) > 0
                || number.remainder(BigDecimal.ONE).signum() != 0) {
            return null;
        }
        return number.toBigInteger();
    }

    /** "yes", "no", or "?" where the argument is there but cannot be compared. */
    private static String ask(Map<?, ?> condition, Object arguments) {
        String operator = condition.get("op").toString();
        Object value = condition.get("value");
        Object found = arguments;
        for (String name : condition.get("path").toString().substring(5).split("\\.")) {
            if (found != null && !(found instanceof Map)) {
                return "?";
            }
            found = found == null ? null : ((Map<?, ?>) found).get(name);
        }
        if (operator.equals("exists")) {
            return yes(value.equals(found != null));
        }
        if (found == null) {
            return "no";
        }
        switch (operator) {
            case "eq":
                return equal(value, found);
            case "neq":
                return opposite(equal(value, found));
            case "in":
                return any((List<?>) value, found);
            case "not_in":
                return opposite(any((List<?>) value, found));
            case "regex":
                return found instanceof String text
                        ? yes(Pattern.compile(value.toString()).matcher(text).find())
                        : "?";
            case "contains":
                return contains(value, found);
            default:
                return order(operator, decimal(found), decimal(value));
        }
    }

    private static String order(String operator, BigDecimal found, BigDecimal value) {
        if (found == null) {
            return "?";
        }
        int order = found.compareTo(value);
        return yes(
                switch (operator) {
                    case "lt" -> order < 0;
                    case "lte" -> order < 1;
                    case "gt" -> order > 0;
                    default -> order > -1;
                });
    }

    private static String contains(Object value, Object found) {
        if (found instanceof List<?> items) {
            String answer = "no";
            for (Object item : items) {
                String one = equal(value, item);
                answer = one.equals("yes") || answer.equals("yes") ? "yes" : one.equals("?") ? "?" : answer;
            }
            return answer;
        }
        boolean plain = value != null && !(value instanceof Map) && !(value instanceof List);
        return found instanceof String text && plain ? yes(text.contains(text(value))) : "?";
    }

    private static String any(List<?> values, Object found) {
        String answer = "no";
        for (Object value : values) {
            String one = equal(value, found);
            answer = one.equals("yes") || answer.equals("yes") ? "yes" : one.equals("?") ? "?" : answer;
        }
        return answer;
    }

    private static String equal(Object value, Object found) {
        boolean nested = value instanceof Map || value instanceof List;
        boolean foundNested = found instanceof Map || found instanceof List;
        if (value == null) {
            return yes(found == null);
        }
        if (nested != foundNested) {
            return "?";
        }
        if (nested) {
            return yes(deep(value, found));
        }
        if (found == null) {
            return "no";
        }
        BigDecimal one = decimal(value);
        BigDecimal other = decimal(found);
        return yes(
                one != null && other != null
                        ? one.compareTo(other) == 0
                        : text(value).equals(text(found)));
    }

    private static boolean deep(Object value, Object found) {
        if (value instanceof Map<?, ?> one && found instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.keySet().stream().allMatch(key -> deep(one.get(key), other.get(key)));
        }
        if (value instanceof List<?> one && found instanceof List<?> other) {
            boolean same = one.size() == other.size();
            for (int i = 0; same && i < one.size(); i++) {
                same = deep(one.get(i), other.get(i));
            }
            return same;
        }
        BigDecimal one = decimal(value);
        BigDecimal other = decimal(found);
        if (one != null && other != null) {
            return one.compareTo(other) == 0;
        }
        return value == null ? found == null : value.equals(found);
    }

    private static String text(Object plain) {
        BigDecimal number = decimal(plain);
        return number == null ? plain.toString() : number.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    private static String yes(boolean yes) {
        return yes ? "yes" : "no";
    }

    private static String opposite(String answer) {
        return answer.equals("?") ? "?" : yes(answer.equals("no"));
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
