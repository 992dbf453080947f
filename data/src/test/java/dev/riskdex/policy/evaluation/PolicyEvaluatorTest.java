package dev.riskdex.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class PolicyEvaluatorTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:30Z");

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static PolicyEvaluator evaluator(String rest) {
        Policy policy =
                PolicyCodec.read(json("{'version':'1'," + rest + "}")).policy().orElseThrow();
        return new PolicyEvaluator(policy);
    }

    private static ToolCall call(String tool, String arguments) {
        return new ToolCall(tool, json(arguments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'default':'deny' | DENY | /default",
                "'default':'allow' | ALLOW | /default",
                "'default':'allow','hide':['u','t'] | DENY | /hide/1",
                "'default':'allow','hide':['u','*'],'tools':{'t':{}} | DENY | /hide/1",
                "'default':'allow','hide':['T'] | ALLOW | /default",
                "'default':'deny','tools':{'t':{}} | ALLOW | /tools/t",
                "'default':'deny','tools':{'*':{}} | DENY | /default",
                "'default':'allow','tools':{'t':{'deny_if':[{'conditions':[]}]}} | DENY | /tools/t/deny_if/0",
                "'default':'allow','tools':{'t':{'limits':[{'counter':'c','window':'day','max':0,'scope':'grant'}]}} | DENY | /tools/t/limits/0",
                "'default':'allow','all_tools':{'limits':[{'counter':'c','window':'day','max':0,'scope':'grant'}]} | DENY | /all_tools/limits/0",
            })
    void saysByWhichRule(String rest, Policy.Decision decision, String rule) {
        Verdict verdict = evaluator(rest).admit(ToolCall.of("t"), "g", NOON, new MemoryLimitStore());

        assertThat(verdict.decision()).isEqualTo(decision);
        assertThat(verdict.rule()).isEqualTo(rule);
        assertThat(verdict.message().isEmpty()).isEqualTo(verdict.isAllowed());
        assertThat(verdict.reason()).isNotBlank();
    }

    /** Columns: operator and value; arguments; whether `require` lets the call through; whether `deny_if` does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // Left out or null: false for every operator but exists, in both lists.
                "eq | 1 | {} | false | true",
                "neq | 1 | {} | false | true",
                "not_in | [1] | {'a':null} | false | true",
                "gt | 1 | null | false | true",
                "exists | true | {'a':null} | false | true",
                "exists | false | {} | true | false",
                "exists | true | {'a':0} | true | false",
                // Numbers compare as numbers, plain values by their text.
                "eq | 5 | {'a':5.0} | true | false",
                "eq | 5 | {'a':'5'} | true | false",
                "eq | true | {'a':'true'} | true | false",
                "eq | true | {'a':'yes'} | false | true",
                "neq | false | {'a':'yes'} | true | false",
                "eq | 9007199254740993 | {'a':9007199254740992} | false | true",
                "in | ['main',7] | {'a':7.0} | true | false",
                "not_in | ['dev'] | {'a':'prod'} | true | false",
                "lt | 5 | {'a':4.999} | true | false",
                "lte | 5 | {'a':5} | true | false",
                "gte | 1e20 | {'a':100000000000000000001} | true | false",
                "regex | '^/' | {'a':'/etc'} | true | false",
                "regex | '^/' | {'a':'etc'} | false | true",
                "contains | '..' | {'a':'../x'} | true | false",
                "contains | 'x' | {'a':['y','x']} | true | false",
                "contains | 'x' | {'a':['y','xx']} | false | true",
                "contains | 5 | {'a':[5.0]} | true | false",
                "eq | {'x':[1]} | {'a':{'x':[1.0]}} | true | false",
                "eq | {'x':[1]} | {'a':{'x':['1']}} | false | true",
                // There, but nothing that can be compared: neither list lets the call through.
                "gt | 100 | {'a':'5000'} | false | false",
                "lt | 100 | {'a':true} | false | false",
                "eq | 'main' | {'a':['main']} | false | false",
                "in | ['main'] | {'a':{'x':1}} | false | false",
                "regex | '^/' | {'a':['/etc']} | false | false",
                "regex | '5' | {'a':5} | false | false",
                "contains | 'x' | {'a':{'x':1}} | false | false",
                "eq | 1 | [] | false | false",
                "exists | true | 'text' | false | false",
            })
    void comparesArguments(String operator, String value, String arguments, boolean required, boolean tolerated) {
        String condition = "[{'path':'args.a','op':'" + operator + "','value':" + value + "}]";
        ToolCall call = call("t", arguments);

        assertThat(evaluator("'default':'deny','tools':{'t':{'require':" + condition + "}}")
                        .judge(call)
                        .isAllowed())
                .isEqualTo(required);
        assertThat(evaluator("'default':'deny','tools':{'t':{'deny_if':[{'conditions':" + condition + "}]}}")
                        .judge(call)
                        .isAllowed())
                .isEqualTo(tolerated);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a':{'b':{'c':1}}} | false",
                "{'a':{'b':{'c':2}}} | true",
                "{'a':{'b':{}}} | true",
                "{'a.b.c':1} | true",
                "{'a':[{'b':{'c':1}}]} | false",
                "{'a':{'b':'{}'}} | false",
                "{} | true"
            })
    void descendsIntoObjectsAndTrustsNothingElseOnTheWay(String arguments, boolean allowed) {
        PolicyEvaluator evaluator = evaluator(
                "'default':'deny','tools':{'t':{'deny_if':[{'conditions':[{'path':'args.a.b.c','op':'eq','value':1}]}]}}");

        assertThat(evaluator.judge(call("t", arguments)).isAllowed()).isEqualTo(allowed);
    }

    @Test
    void notANumberIsNoNumber() {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            ToolCall call =
                    new ToolCall("t", JsonNodeFactory.instance.objectNode().put("a", odd));
            for (String operator : List.of("lt", "gt", "eq", "neq")) {
                String condition = "[{'path':'args.a','op':'" + operator + "','value':1}]";
                assertThat(evaluator("'default':'deny','tools':{'t':{'deny_if':[{'conditions':" + condition + "}]}}")
                                .judge(call)
                                .isAllowed())
                        .as(operator + " " + odd)
                        .isFalse();
            }
        }
    }

    @Test
    void givesTheTextOfTheRuleElseItsOwn() {
        PolicyEvaluator evaluator = evaluator("'default':'deny','tools':{'t':{'deny_if':["
                + "{'conditions':[{'path':'args.branch','op':'in','value':['main','release']}],'on_deny':'Protected.'},"
                + "{'conditions':[{'path':'args.force','op':'eq','value':true}]}]}}");

        Verdict branch = evaluator.judge(call("t", "{'branch':'main','force':true}"));
        assertThat(branch.message()).isEqualTo("Protected.");
        assertThat(branch.reason()).isEqualTo("denied when args.branch is one of \"main\", \"release\"");
        assertThat(evaluator.judge(call("t", "{'force':true}")).message())
                .isEqualTo("Denied by the policy: denied when args.force is true.");
        assertThat(evaluator.judge(call("t", "{'branch':['main']}")).reason())
                .contains("args.branch has a type that `in` cannot compare");
    }

    @Test
    void countsInWindowsOfTheCalendar() {
        PolicyEvaluator evaluator = evaluator(
                "'default':'deny','tools':{'t':{'limits':[{'counter':'c','window':'minute','max':2,'scope':'grant'}]}}");
        LimitStore store = new MemoryLimitStore();

        assertThat(allowed(evaluator, store, "a", NOON)).isTrue();
        assertThat(allowed(evaluator, store, "a", NOON.plusSeconds(29))).isTrue();
        Verdict third = evaluator.admit(ToolCall.of("t"), "a", NOON.plusSeconds(29), store);
        assertThat(third.isAllowed()).isFalse();
        assertThat(third.retryAt()).contains(Instant.parse("2026-11-24T12:01:00Z"));
        assertThat(allowed(evaluator, store, "b", NOON)).as("another grant").isTrue();
        assertThat(allowed(evaluator, store, "a", NOON.plusSeconds(30)))
                .as("the next minute")
                .isTrue();
    }

    private static boolean allowed(PolicyEvaluator evaluator, LimitStore store, String grant, Instant now) {
        return evaluator.admit(ToolCall.of("t"), grant, now, store).isAllowed();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'n':100} | true",
                "{'n':100.0} | true",
                "{'n':1e2} | true",
                "{'n':0} | true",
                "{'n':101} | false",
                "{'n':-1} | false",
                "{'n':0.5} | false",
                "{'n':'1'} | false",
                "{'n':9223372036854775808} | false",
                "{'n':1e999999} | false",
                "{'n':null} | false",
                "{'n':[1]} | false",
                "{} | false"
            })
    void countsWhatAnArgumentSays(String arguments, boolean allowed) {
        PolicyEvaluator evaluator = evaluator("'default':'deny','tools':{'t':{'limits':[{'counter':'c',"
                + "'window':'day','max':100,'scope':'grant','increment_from':'args.n'}]}}");

        assertThat(evaluator
                        .admit(call("t", arguments), "g", NOON, new MemoryLimitStore())
                        .isAllowed())
                .isEqualTo(allowed);
    }

    @Test
    void deniesWhenItCannotCount() {
        PolicyEvaluator evaluator = evaluator(
                "'default':'deny','tools':{'t':{'limits':[{'counter':'c','window':'day','max':9,'scope':'grant'}]},'free':{}}");
        LimitStore broken = new LimitStore() {
            @Override
            public Reservation reserve(List<Charge> charges) {
                throw new LimitStoreException("no disk", new IllegalStateException());
            }

            @Override
            public void giveBack(Reservation reservation) {
                throw new LimitStoreException("no disk", new IllegalStateException());
            }
        };

        assertThat(evaluator.admit(ToolCall.of("t"), "g", NOON, broken).rule()).isEqualTo("/tools/t/limits/0");
        assertThat(evaluator.admit(ToolCall.of("free"), "g", NOON, broken).isAllowed())
                .isTrue();
        assertThat(Limit.Window.DAY.endAfter(Limit.Window.DAY.startOf(NOON))).isEqualTo("2026-11-25T00:00:00Z");
    }
}
