package dev.riskdex.policy.evaluation;

import dev.riskdex.policy.Condition;
import dev.riskdex.policy.DenyRule;
import dev.riskdex.policy.Pointers;
import dev.riskdex.policy.ToolRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The rule for one tool made ready to be asked often. */
final class CompiledRule {

    private final List<Requirement> requirements = new ArrayList<>();
    private final List<Denial> denials = new ArrayList<>();
    private final Verdict allowed;
    private final Meter meter;

    private record Requirement(ArgumentTest test, String pointer) {}

    private record Denial(List<ArgumentTest> tests, DenyRule rule, String pointer) {

        /** A condition that cannot be decided denies, too, where all others hold. */
        boolean denies(JsonNode arguments) {
            for (ArgumentTest test : tests) {
                if (test.of(arguments) == Truth.FAILS) {
                    return false;
                }
            }
            return true;
        }
    }

    CompiledRule(String tool, ToolRule rule) {
        String pointer = Pointers.ofTool(tool);
        for (Condition condition : rule.require()) {
            requirements.add(new Requirement(
                    new ArgumentTest(condition), Pointers.item(pointer + "/require", requirements.size())));
        }
        for (DenyRule deny : rule.denyIf()) {
            denials.add(new Denial(
                    deny.conditions().stream().map(ArgumentTest::new).toList(),
                    deny,
                    Pointers.item(pointer + "/deny_if", denials.size())));
        }
        allowed = Verdict.allowed(Verdict.Cause.RULE, pointer, "the tool's rule has nothing against it");
        meter = new Meter(tool, rule.limits(), pointer + "/limits");
    }

    Meter meter() {
        return meter;
    }

    Verdict judge(JsonNode arguments) {
        for (Requirement requirement : requirements) {
            Truth truth = requirement.test().of(arguments);
            if (truth != Truth.HOLDS) {
                return refused(requirement, truth);
            }
        }
        for (Denial denial : denials) {
            if (denial.denies(arguments)) {
                return denied(denial, arguments);
            }
        }
        return allowed;
    }

    private static Verdict refused(Requirement requirement, Truth truth) {
        Condition condition = requirement.test().condition();
        String wanted = "the policy requires that " + condition.inWords();
        return Verdict.denied(
                Verdict.Cause.REQUIRE,
                requirement.pointer(),
                "Denied: " + wanted + ".",
                truth == Truth.UNDECIDED ? wanted + undecided(condition) : wanted);
    }

    private static Verdict denied(Denial denial, JsonNode arguments) {
        String why = denial.tests().isEmpty()
                ? "every call is denied"
                : denial.tests().stream()
                        .map(test -> words(test, arguments))
                        .collect(Collectors.joining(" and ", "denied when ", ""));
        String message = denial.rule().onDeny().isEmpty()
                ? "Denied by the policy: " + why + "."
                : denial.rule().onDeny();
        return Verdict.denied(Verdict.Cause.DENY_IF, denial.pointer(), message, why);
    }

    private static String words(ArgumentTest test, JsonNode arguments) {
        String words = test.condition().inWords();
        return test.of(arguments) == Truth.UNDECIDED ? words + undecided(test.condition()) : words;
    }

    private static String undecided(Condition condition) {
        return " (" + condition.path() + " has a type that `"
                + condition.operator().id() + "` cannot compare)";
    }
}
