package dev.riskdex.cli;

import dev.riskdex.model.IndentedJson;
import dev.riskdex.model.VisibleText;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.PolicyProblem;
import dev.riskdex.policy.evaluation.LimitStore;
import dev.riskdex.policy.evaluation.MemoryLimitStore;
import dev.riskdex.policy.evaluation.PolicyEvaluator;
import dev.riskdex.policy.evaluation.TestCall;
import dev.riskdex.policy.evaluation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code riskdex policy test FILE CALLS}: what a policy says to calls, and by which rule. */
@Command(
        name = "test",
        description = "Say what a policy.json decides about calls, and by which rule.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  echo '{\"tool\":\"push\",\"arguments\":{\"force\":true}}' | riskdex policy test policy.json -",
            "  riskdex policy test policy.json calls.jsonl",
            "",
            "A call is {\"tool\", \"arguments\"} or a request tools/call, one a line. \"expect\": \"allow\" or \"deny\" and",
            "\"rule\" say what should come out, \"at\" when it is called. Calls without \"at\" follow each other at once.",
            "Exit codes: 0 as expected, 1 another verdict than expected, 2 the policy or a call cannot be read."
        })
final class PolicyTestCommand implements Callable<Integer> {

    /** One identity calls; others would have counters of their own. */
    private static final String GRANT = "test";

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "The policy.")
    private String file = "";

    @Parameters(index = "1", paramLabel = "CALLS", description = "The calls; - reads standard input.")
    private String calls = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** A call and what came of it. */
    private record Outcome(TestCall call, Verdict verdict) {

        boolean asExpected() {
            return call.isMetBy(verdict);
        }
    }

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        List<Outcome> outcomes = run(new PolicyEvaluator(policy()), calls());
        if (json) {
            terminal.result(IndentedJson.write(array(outcomes)));
        } else {
            outcomes.forEach(outcome -> print(outcome, terminal));
        }
        long wrong = outcomes.stream().filter(outcome -> !outcome.asExpected()).count();
        if (wrong > 0) {
            terminal.message(wrong + " of " + outcomes.size() + " calls not decided as expected.");
        }
        return (wrong > 0 ? ExitCode.THRESHOLD : ExitCode.FINE).number();
    }

    private Policy policy() {
        PolicyCodec.Reading reading = PolicyCodec.read(TextFile.read(file));
        return reading.policy()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "'" + file + "' is no valid policy: "
                                + reading.problems().stream()
                                        .map(PolicyProblem::toString)
                                        .collect(Collectors.joining("; "))));
    }

    private List<TestCall> calls() {
        try {
            return TestCall.parse(TextFile.read(calls));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "'" + calls + "', " + e.getMessage(), e);
        }
    }

    private static List<Outcome> run(PolicyEvaluator evaluator, List<TestCall> calls) {
        LimitStore store = new MemoryLimitStore();
        List<Outcome> outcomes = new ArrayList<>();
        Instant now = Instant.EPOCH;
        for (TestCall call : calls) {
            now = call.at().orElse(now);
            outcomes.add(new Outcome(call, evaluator.admit(call.call(), GRANT, now, store)));
        }
        return outcomes;
    }

    private static void print(Outcome outcome, Terminal terminal) {
        Verdict verdict = outcome.verdict();
        terminal.result((verdict.isAllowed() ? "allow  " : "deny   ")
                + VisibleText.line(outcome.call().call().tool()) + "  " + VisibleText.line(verdict.rule())
                + (outcome.asExpected() ? "" : "  NOT AS EXPECTED: " + VisibleText.line(expectation(outcome.call()))));
        terminal.result("       " + VisibleText.line(verdict.reason()));
        if (!verdict.isAllowed()) {
            terminal.result("       caller sees: " + VisibleText.line(verdict.message()));
        }
    }

    private static String expectation(TestCall call) {
        return call.expect().map(PolicyTestCommand::word).orElse("")
                + call.rule().map(rule -> " by " + rule).orElse("");
    }

    private static String word(Policy.Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }

    private static ArrayNode array(List<Outcome> outcomes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Outcome outcome : outcomes) {
            Verdict verdict = outcome.verdict();
            ObjectNode node = array.addObject()
                    .put("tool", outcome.call().call().tool())
                    .put("verdict", word(verdict.decision()))
                    .put("rule", verdict.rule())
                    .put("reason", verdict.reason());
            if (!verdict.isAllowed()) {
                node.put("message", verdict.message());
            }
            node.put("asExpected", outcome.asExpected());
        }
        return array;
    }
}
