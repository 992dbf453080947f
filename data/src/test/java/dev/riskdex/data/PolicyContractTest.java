package dev.riskdex.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.evaluation.RandomPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The schema of policies and the codec agree on what is a policy. */
class PolicyContractTest {

    private static final Contract CONTRACT = new Contract("policy.schema.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'version':'1','default':'deny'}",
                "{'version':'1','default':'allow','hide':['*'],'tools':{}}",
                "{'version':'1','default':'deny','tools':{'list_flows':{},'a/b~c':{}}}",
                "{'version':'1','default':'deny','all_tools':{}}",
                "{'version':'1','default':'deny','tools':{'a':{'limits':[{'counter':'c','window':'hour','max':30.0,'scope':'grant','increment_from':'args.a.b'}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'limits':[{'counter':'c','window':'hour','max':3e1,'scope':'grant'}]}}}",
                "{'version':'1','default':'deny','all_tools':{'limits':[{'counter':'all','window':'day','max':0,'scope':'grant'}]}}",
                "{'version':'1','default':'deny','tools':{'a':{'deny_if':[{'conditions':[],'on_deny':'No.'}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'deny_if':[{'conditions':[]}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a.b','op':'exists','value':true}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a','op':'eq','value':null}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a','op':'not_in','value':[]}]}}}"
            })
    void agreeOnPolicies(String json) {
        String document = json.replace('\'', '"');

        assertThat(CONTRACT.problems(document)).isEmpty();
        PolicyCodec.Reading reading = PolicyCodec.read(document);
        assertThat(reading.problems()).isEmpty();
        assertThat(CONTRACT.problems(PolicyCodec.writeText(reading.policy().orElseThrow())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{}",
                "{'version':1,'default':'deny'}",
                "{'version':'2','default':'deny'}",
                "{'version':'1'}",
                "{'version':'1','default':'Deny'}",
                "{'version':'1','default':'deny','description':'x'}",
                "{'version':'1','default':'deny','hide':'a'}",
                "{'version':'1','default':'deny','hide':['a','a']}",
                "{'version':'1','default':'deny','hide':['']}",
                "{'version':'1','default':'deny','all_tools':[]}",
                "{'version':'1','default':'deny','all_tools':{'require':[]}}",
                "{'version':'1','default':'deny','tools':[]}",
                "{'version':'1','default':'deny','tools':{'a':null}}",
                "{'version':'1','default':'deny','tools':{'a':{'rate_limit':{}}}}",
                "{'version':'1','default':'deny','tools':{'a':{'deny_if':[{'on_deny':'x'}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'deny_if':[{'conditions':[],'on_deny':7}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'a','op':'eq','value':1}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.','op':'eq','value':1}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a..b','op':'eq','value':1}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a.','op':'eq','value':1}]}}}",
                "{'version':'1','default':'deny','tools':{'':{}}}",
                "{'version':'1','default':'deny','tools':{'a':{'limits':[{'counter':'c','window':'hour','max':1,'scope':'grant','increment_from':'a'}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a','op':'EQ','value':1}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a','op':'in','value':'x'}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a','op':'lt','value':'5'}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a','op':'exists','value':1}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a','op':'regex','value':1}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a','op':'eq'}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'limits':[{'counter':'c','window':'week','max':1,'scope':'grant'}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'limits':[{'counter':'c','window':'hour','max':-1,'scope':'grant'}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'limits':[{'counter':'c','window':'hour','max':1.5,'scope':'grant'}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'limits':[{'counter':'c','window':'hour','max':1}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'limits':[{'counter':'','window':'hour','max':1,'scope':'grant'}]}}}"
            })
    void agreeOnNearMisses(String json) {
        String document = json.replace('\'', '"');

        assertThat(CONTRACT.problems(document)).isNotEmpty();
        assertThat(PolicyCodec.read(document).problems()).isNotEmpty();
    }

    /** What the schema language cannot say: names that stand twice, and patterns that are none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'version':'1','default':'deny','tools':{'a':{'require':[{'path':'args.a','op':'regex','value':'('}]}}}",
                "{'version':'1','default':'deny','tools':{'a':{'limits':[{'counter':'c','window':'hour','max':1,'scope':'grant'},{'counter':'c','window':'day','max':1,'scope':'grant'}]}}}",
                "{'version':'1','default':'deny','default':'deny'}"
            })
    void theCodecRefusesMore(String json) {
        assertThat(PolicyCodec.read(json.replace('\'', '"')).problems()).hasSize(1);
    }

    @Test
    void agreeOnRandomAndDamagedPolicies() {
        RandomPolicies random = new RandomPolicies(11);
        for (int i = 0; i < 500; i++) {
            ObjectNode policy = random.policy();
            assertThat(CONTRACT.problems(policy.toString()))
                    .as(policy.toString())
                    .isEmpty();
            assertThat(PolicyCodec.read(policy).problems())
                    .as(policy.toString())
                    .isEmpty();
            policy.withObjectProperty("tools").set("set", random.arguments());
            assertThat(CONTRACT.problems(policy.toString()).isEmpty())
                    .as(policy.toString())
                    .isEqualTo(PolicyCodec.read(policy).problems().isEmpty());
        }
    }
}
