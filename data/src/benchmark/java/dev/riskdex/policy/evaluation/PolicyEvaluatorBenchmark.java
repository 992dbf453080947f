package dev.riskdex.policy.evaluation;

import dev.riskdex.policy.PolicyCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How many calls one thread decides in a second: a policy of 40 tools, and calls that it allows and denies. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolicyEvaluatorBenchmark {

    private static final int TOOLS = 40;
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String RULE = """
            {"require": [{"path": "args.reason", "op": "exists", "value": true}],
             "deny_if": [
              {"conditions": [{"path": "args.branch", "op": "in", "value": ["main", "release"]}], "on_deny": "Protected."},
              {"conditions": [{"path": "args.options.force", "op": "eq", "value": true}]},
              {"conditions": [{"path": "args.amount", "op": "gt", "value": 100}]}],
             "limits": [{"counter": "rate", "window": "minute", "max": 1000000000000, "scope": "grant"}]}
            """;

    private final List<ToolCall> calls = new ArrayList<>();
    private final LimitStore store = new MemoryLimitStore();
    private PolicyEvaluator evaluator = evaluator();
    private int next;

    private static PolicyEvaluator evaluator() {
        ObjectNode document =
                JsonMapper.shared().createObjectNode().put("version", "1").put("default", "deny");
        ObjectNode tools = document.putObject("tools");
        for (int i = 0; i < TOOLS; i++) {
            tools.set("tool_" + i, JsonMapper.shared().readTree(RULE));
        }
        return new PolicyEvaluator(PolicyCodec.read(document).policy().orElseThrow());
    }

    /** Three calls of four pass all rules; one is denied by a branch. */
    @Setup
    public void makeCalls() {
        evaluator = evaluator();
        for (int i = 0; i < 256; i++) {
            ObjectNode arguments = JsonMapper.shared()
                    .createObjectNode()
                    .put("reason", "because")
                    .put("branch", i % 4 == 0 ? "main" : "feature/" + i)
                    .put("amount", i % 100);
            arguments.putObject("options").put("force", false);
            calls.add(new ToolCall("tool_" + i % TOOLS, arguments));
        }
    }

    private ToolCall call() {
        next = (next + 1) % calls.size();
        return calls.get(next);
    }

    /** Conditions only. */
    @Benchmark
    public Verdict judge() {
        return evaluator.judge(call());
    }

    /** Conditions, and counting in memory. */
    @Benchmark
    public Verdict admit() {
        return evaluator.admit(call(), "grant", NOON, store);
    }
}
