package dev.riskdex.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PolicyCodecTest {

    private static final String EVERYTHING = """
            {
              "version": "1",
              "default": "allow",
              "hide": [
                "purge_logs",
                "*"
              ],
              "all_tools": {
                "limits": [
                  {
                    "counter": "calls",
                    "window": "day",
                    "max": 120,
                    "scope": "grant"
                  }
                ]
              },
              "tools": {
                "list_flows": {},
                "a/b~c": {
                  "require": [
                    {
                      "path": "args.reason.text",
                      "op": "exists",
                      "value": true
                    }
                  ],
                  "deny_if": [
                    {
                      "conditions": [],
                      "on_deny": "A person must approve."
                    },
                    {
                      "conditions": [
                        {
                          "path": "args.branch",
                          "op": "in",
                          "value": [
                            "main",
                            "release"
                          ]
                        },
                        {
                          "path": "args.amount",
                          "op": "gt",
                          "value": 2.5
                        }
                      ]
                    }
                  ],
                  "limits": [
                    {
                      "counter": "a_rate",
                      "window": "minute",
                      "max": 30,
                      "scope": "grant"
                    },
                    {
                      "counter": "a_per_hour",
                      "window": "hour",
                      "max": 0,
                      "scope": "grant",
                      "increment_from": "args.cost"
                    }
                  ]
                }
              }
            }
            """;

    @Test
    void readsAndWritesEveryField() {
        PolicyCodec.Reading reading = PolicyCodec.read(EVERYTHING);

        assertThat(reading.problems()).isEmpty();
        Policy policy = reading.policy().orElseThrow();
        assertThat(policy.defaultDecision()).isEqualTo(Policy.Decision.ALLOW);
        assertThat(policy.hide()).containsExactly("purge_logs", "*");
        assertThat(policy.allToolsLimits()).containsExactly(new Limit("calls", Limit.Window.DAY, 120));
        assertThat(policy.tools()).containsOnlyKeys("list_flows", "a/b~c").containsEntry("list_flows", ToolRule.ALLOW);
        assertThat(PolicyCodec.writeText(policy)).isEqualTo(EVERYTHING);
    }

    @Test
    void leavesOutWhatSaysNothing() {
        Policy policy = new Policy(Policy.Decision.DENY, List.of(), List.of(), Map.of());

        assertThat(PolicyCodec.writeText(policy)).isEqualTo("""
                {
                  "version": "1",
                  "default": "deny",
                  "tools": {}
                }
                """);
    }

    @ParameterizedTest
    @EnumSource(Condition.Operator.class)
    void readsAndWritesEveryOperator(Condition.Operator operator) {
        String value = switch (operator) {
            case IN, NOT_IN -> "[1,\"a\"]";
            case LT, LTE, GT, GTE -> "-1.5";
            case EXISTS -> "false";
            case REGEX -> "\"^a+$\"";
            case EQ, NEQ, CONTAINS -> "\"a\"";
        };
        Policy policy = PolicyCodec.read(conditions("{'path':'args.a','op':'" + operator.id() + "','value':VALUE}")
                        .replace("VALUE", value))
                .policy()
                .orElseThrow();

        ToolRule rule = new ToolRule(
                List.of(new Condition("args.a", operator, JsonMapper.shared().readTree(value))), List.of(), List.of());
        assertThat(policy.tools()).containsEntry("t", rule);
        assertThat(PolicyCodec.read(PolicyCodec.writeText(policy)).policy()).contains(policy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'version':1,'default':'deny' | /version",
                "'version':'2','default':'deny' | /version",
                "'default':'deny' | /version",
                "'version':'1' | /default",
                "'version':'1','default':'ask' | /default",
                "'version':'1','default':['deny'] | /default",
                "'version':'1','default':'deny','defaults':{} | /defaults",
                "'version':'1','default':'deny','a/b~c':{} | /a~1b~0c",
                "'version':'1','default':'deny','hide':'a' | /hide",
                "'version':'1','default':'deny','hide':null | /hide",
                "'version':'1','default':'deny','hide':['a','b','a'] | /hide/2",
                "'version':'1','default':'deny','hide':['a',1] | /hide/1",
                "'version':'1','default':'deny','hide':[''] | /hide/0",
                "'version':'1','default':'deny','all_tools':1 | /all_tools",
                "'version':'1','default':'deny','all_tools':{'limits':{}} | /all_tools/limits",
                "'version':'1','default':'deny','all_tools':{'max':1} | /all_tools/max",
                "'version':'1','default':'deny','tools':[] | /tools",
                "'version':'1','default':'deny','tools':{'x/y':7} | /tools/x~1y",
                "'version':'1','default':'deny','tools':{'x':{'action':'deny'}} | /tools/x/action",
                "'version':'1','default':'deny','tools':{'x':{'deny_if':[{}]}} | /tools/x/deny_if/0/conditions",
                "'version':'1','default':'deny','tools':{'x':{'deny_if':[{'conditions':[],'on_deny':1}]}} | /tools/x/deny_if/0/on_deny",
                "'version':'1','default':'deny','tools':{'x':{'require':{}}} | /tools/x/require",
            })
    void namesThePlaceInTheDocument(String fields, String pointer) {
        assertThat(pointers("{" + fields + "}")).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'args' | 'eq' | 1 | path",
                "'args.' | 'eq' | 1 | path",
                "'args.a..b' | 'eq' | 1 | path",
                "'args.a.' | 'eq' | 1 | path",
                "'args.a' | 'regex' | '(' | value",
                "'args.a' | 'regex' | '(?=a)' | value",
                "'args.a' | 'regex' | '(a{900}){900}' | value",
                "'state.a' | 'eq' | 1 | path",
                "7 | 'eq' | 1 | path",
                "'args.a' | 'equals' | 1 | op",
                "'args.a' | 'NOT_IN' | [] | op",
                "'args.a' | null | 1 | op",
                "'args.a' | {} | 1 | op",
                "'args.a' | 'in' | 'x' | value",
                "'args.a' | 'not_in' | {} | value",
                "'args.a' | 'lt' | '5' | value",
                "'args.a' | 'gte' | true | value",
                "'args.a' | 'exists' | 'true' | value",
                "'args.a' | 'regex' | 5 | value"
            })
    void namesThePlaceInACondition(String path, String op, String value, String field) {
        assertThat(pointers(conditions("{'path':" + path + ",'op':" + op + ",'value':" + value + "}")))
                .containsExactly("/tools/t/require/0/" + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'counter':'','window':'hour','max':1,'scope':'grant' | counter",
                "'counter':5,'window':[],'max':1,'scope':'grant' | window",
                "'window':'hour','max':1,'scope':'grant' | counter",
                "'counter':'c','window':'week','max':1,'scope':'grant' | window",
                "'counter':'c','window':'hour','max':-1,'scope':'grant' | max",
                "'counter':'c','window':'hour','max':1.5,'scope':'grant' | max",
                "'counter':'c','window':'hour','max':'1','scope':'grant' | max",
                "'counter':'c','window':'hour','max':9223372036854775808,'scope':'grant' | max",
                "'counter':'c','window':'hour','scope':'grant' | max",
                "'counter':'c','window':'hour','max':1,'scope':'user' | scope",
                "'counter':'c','window':'hour','max':1 | scope",
                "'counter':'c','window':'hour','max':1,'scope':'grant','increment':1 | increment",
                "'counter':'c','window':'hour','max':1e400,'scope':'grant' | max",
                "'counter':'c','window':'hour','max':1,'scope':'grant','increment_from':'n' | increment_from"
            })
    void namesThePlaceInALimit(String fields, String field) {
        assertThat(pointers("{'version':'1','default':'deny','tools':{'t':{'limits':[{" + fields + "}]}}}"))
                .contains("/tools/t/limits/0/" + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'denyif':[] | did you mean `deny_if`?",
                "'deny-if':[] | did you mean `deny_if`?",
                "'requires':[] | did you mean `require`?",
                "'rate_limit':{} | \"limits\": [",
                "'action':'deny' | `deny_if` with empty `conditions` denies",
                "'require':[{'path':'branch','op':'eq','value':1}] | did you mean `args.branch`?",
                "'require':[{'path':'arguments.a','op':'eq','value':1}] | did you mean `args.a`?",
                "'require':[{'path':'args.a','op':'==','value':1}] | did you mean `eq`?",
                "'require':[{'path':'args.a','op':'notIn','value':1}] | did you mean `not_in`?",
                "'limits':[{'counter':'c','window':'minutes','max':1,'scope':'grant'}] | did you mean `minute`?",
                "'deny_if':[{'conditions':[],'onDeny':'No.'}] | did you mean `on_deny`?",
            })
    void guessesWhatWasMeant(String fields, String hint) {
        assertThat(PolicyCodec.read(
                                ("{'version':'1','default':'deny','tools':{'t':{" + fields + "}}}").replace('\'', '"'))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains(hint.replace("\\\"", "\"")));
    }

    @Test
    void hasNoGuessWhereNothingIsNear() {
        assertThat(PolicyCodec.read("{\"version\":\"1\",\"default\":\"deny\",\"zebra\":1}")
                        .problems())
                .containsExactly(new PolicyProblem(
                        "/zebra", "is not a field here; there are all_tools, default, hide, tools, version"));
    }

    @Test
    void refusesNamesThatStandTwice() {
        assertThat(
                        pointers(
                                "{'version':'1','version':'1','default':'deny','tools':{'a/b':{},'a/b':{'limits':[],'limits':[]}}}"))
                .containsExactly("/version", "/tools/a~1b", "/tools/a~1b/limits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223371e-40020368547758070", "1e999999999", "-100e2147483647", "1e-2147483648"})
    void refusesNumbersThatNobodyCanCompare(String number) {
        assertThat(pointers(conditions("{'path':'args.a','op':'gt','value':" + number + "}")))
                .contains("/tools/t/require/0/value");
    }

    @Test
    void saysWhereTheTextIsNoJson() {
        assertThat(PolicyCodec.read("{\n  \"version\": oops\n}").problems().toString())
                .contains("line 2, column");
    }

    @ParameterizedTest
    @CsvSource({
        "5.0, 5",
        "1e2, 100",
        "2.50, 2.5",
        "1E400, 1E+400",
        "-0.0, 0",
        "100000000000000000000, 100000000000000000000"
    })
    void writesEqualNumbersAlike(String written, String normal) {
        String text = conditions("{'path':'args.a','op':'eq','value':" + written + "}");
        Policy policy = PolicyCodec.read(text).policy().orElseThrow();

        assertThat(PolicyCodec.write(policy).toString()).contains("\"value\":" + normal + "}");
        assertThat(PolicyCodec.read(text.replace(written, normal)).policy()).contains(policy);
    }

    @Test
    void refusesTwoLimitsOfOneCounter() {
        String limit = "{'counter':'c','window':'hour','max':1,'scope':'grant'}";

        assertThat(pointers("{'version':'1','default':'deny','tools':{'t':{'limits':[" + limit + "," + limit + "]}}}"))
                .containsExactly("/tools/t/limits/1/counter");
    }

    @Test
    void reportsEverythingAtOnceInDocumentOrder() {
        assertThat(pointers("{'version':1,'default':'x','extra':0,'hide':['a','a'],"
                        + "'all_tools':{'limits':[{'counter':'c','window':'x','max':-1,'scope':'y'}]},"
                        + "'tools':{'t':{'require':[{'path':'a','op':'in','value':1}]},'u':[]}}"))
                .containsExactly(
                        "/extra",
                        "/version",
                        "/default",
                        "/hide/1",
                        "/all_tools/limits/0/window",
                        "/all_tools/limits/0/max",
                        "/all_tools/limits/0/scope",
                        "/tools/t/require/0/path",
                        "/tools/t/require/0/value",
                        "/tools/u");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "policy",
                "{",
                "{'version':'1','default':'deny'",
                "{'version':'1','default':'deny'} x",
                "[]",
                "null",
                "true",
                "7",
                "'text'",
                "{'version':NaN}",
                "\uFEFF",
                "\u0000",
                "{'version':'\uD800'}"
            })
    void answersJunkWithAProblem(String junk) {
        assertProblem(junk.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000})
    void answersDeepJunkWithAProblem(int depth) {
        assertProblem("[".repeat(depth));
        assertProblem("[".repeat(depth) + "]".repeat(depth));
        assertProblem("{\"tools\":".repeat(depth) + "1" + "}".repeat(depth));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "1", "'a'", "[]", "[null]", "[[]]", "{}", "{'a':null}"})
    void neverThrowsForAnyTypeInAnyPlace(String value) {
        for (String document : List.of(
                "{'version':X,'default':X,'hide':X,'all_tools':X,'tools':X}",
                "{'version':'1','default':'deny','hide':[X],'all_tools':{'limits':X},'tools':{'t':X}}",
                "{'version':'1','default':'deny','tools':{'t':{'require':X,'deny_if':X,'limits':X}}}",
                "{'version':'1','default':'deny','tools':{'t':{'require':[X],'deny_if':[X],'limits':[X]}}}",
                "{'version':'1','default':'deny','tools':{'t':{'require':[{'path':X,'op':X,'value':X}]}}}",
                "{'version':'1','default':'deny','tools':{'t':{'deny_if':[{'conditions':X,'on_deny':X}]}}}",
                "{'version':'1','default':'deny','tools':{'t':{'limits':[{'counter':X,'window':X,'max':X,'scope':X}]}}}")) {
            PolicyCodec.Reading reading =
                    PolicyCodec.read(document.replace("X", value).replace('\'', '"'));

            assertThat(reading.policy().isPresent())
                    .isEqualTo(reading.problems().isEmpty());
        }
    }

    private static void assertProblem(String document) {
        PolicyCodec.Reading reading = PolicyCodec.read(document);
        assertThat(reading.policy()).isEmpty();
        assertThat(reading.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
    }

    private static List<String> pointers(String document) {
        return PolicyCodec.read(document.replace('\'', '"')).problems().stream()
                .map(PolicyProblem::pointer)
                .toList();
    }

    private static String conditions(String condition) {
        return ("{'version':'1','default':'deny','tools':{'t':{'require':[" + condition + "]}}}").replace('\'', '"');
    }
}
