package dev.riskdex.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.catalog.Samples;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.policy.PolicyCodec;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PolicyApiTest {

    private static final String POLICY =
            "{'version':'1','default':'deny','tools':{'push':{'deny_if':[{'conditions':[{'path':'args.force','op':'eq',"
                    + "'value':true}],'on_deny':'Not by force.'}],'limits':[{'counter':'pushes','window':'minute','max':1,"
                    + "'scope':'grant'}]}}}";

    @TempDir
    static Path home;

    private static WebFixture web;

    @BeforeAll
    static void start() {
        web = new WebFixture(home);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void recommendsWithAReasonForEachLine() {
        JsonNode answer = post("recommend", "{'server':'acme-payments'}");

        assertThat(PolicyCodec.read(answer.path("policy")).policy())
                .contains(new PolicyRecommender().forServer(Samples.payments()));
        assertThat(answer.at("/reasons").propertyNames()).contains("/default", "/tools/docs_search");
        answer.path("reasons")
                .propertyNames()
                .forEach(pointer -> assertThat(answer.path("policy").at(pointer).isMissingNode())
                        .as(pointer)
                        .isFalse());
    }

    @Test
    void profileAndEditsAreHeard() {
        JsonNode strict = post("recommend", "{'server':'acme-payments','profile':'strict'}");
        JsonNode edited =
                post("recommend", "{'server':'acme-payments','profile':'strict','edits':{'sendRefund':'allow'}}");

        assertThat(strict.at("/policy/hide").toString()).contains("sendRefund");
        assertThat(edited.at("/policy/hide").toString()).doesNotContain("sendRefund");
        assertThat(edited.at("/reasons/~1tools~1sendRefund/rule").stringValue()).isEqualTo("edit.allow");
    }

    @Test
    void saysAllProblemsAtOnceWithPlacesAndHints() {
        JsonNode answer =
                post("check", "{'policy':{'version':1,'default':'allwo','tools':{'a':{'limits':[{'counter':'c'}]}}}}");

        assertThat(answer.path("valid").booleanValue()).isFalse();
        assertThat(answer.path("problems").findValuesAsString("pointer"))
                .containsExactly(
                        "/version",
                        "/default",
                        "/tools/a/limits/0/window",
                        "/tools/a/limits/0/max",
                        "/tools/a/limits/0/scope");
        assertThat(answer.path("problems").findValuesAsString("hint")).contains("did you mean `allow`?");
        assertThat(answer.has("text")).isFalse();
    }

    @Test
    void holdsAPolicyAgainstTheServer() {
        JsonNode answer = post(
                "check",
                "{'server':'acme-payments','policy':{'version':'1','default':'deny','tools':{'sendRefunds':{},"
                        + "'docs_search':{}}}}");

        assertThat(answer.path("valid").booleanValue()).isFalse();
        assertThat(answer.at("/unmatched/0/pointer").stringValue()).isEqualTo("/tools/sendRefunds");
        assertThat(answer.at("/unmatched/0/hint").stringValue()).isEqualTo("did you mean `sendRefund`?");
        assertThat(answer.path("unlisted").toString()).isEqualTo("[\"frobnicate\",\"sendRefund\"]");
        assertThat(answer.path("text").stringValue()).contains("\"sendRefunds\": {}");
    }

    /** Readers differ in which of two equal names they believe, so neither is believed. */
    @Test
    void aNameThatStandsTwiceIsAProblemOfThePolicy() {
        JsonNode answer = post("check", "{'policy':{'version':'1','default':'deny','default':'allow','tools':{}}}");

        assertThat(answer.at("/problems/0/pointer").stringValue()).isEqualTo("/default");
        assertThat(send("check", "{'policy':{},'policy':{}}").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'tool':'push','arguments':{'force':true}} | deny | /tools/push/deny_if/0",
                "{'method':'tools/call','params':{'name':'push','arguments':{'force':true}}} | deny | /tools/push/deny_if/0",
                "{'tool':'push','arguments':{'force':false}} | allow | /tools/push",
                "{'tool':'pull'} | deny | /default"
            })
    void decidesCalls(String call, String verdict, String rule) {
        JsonNode answer = post("evaluate", "{'policy':" + POLICY + ",'calls':" + call + "}");

        assertThat(answer.at("/verdicts/0/verdict").stringValue()).isEqualTo(verdict);
        assertThat(answer.at("/verdicts/0/rule").stringValue()).isEqualTo(rule);
        assertThat(answer.at("/verdicts/0/reason").stringValue()).isNotBlank();
    }

    @Test
    void callsFollowEachOtherInTime() {
        JsonNode answer = post(
                "evaluate",
                "{'policy':" + POLICY + ",'at':'2026-11-24T12:00:30Z','calls':[{'tool':'push'},{'tool':'push'},"
                        + "{'tool':'push','at':'2026-11-24T12:01:00Z','expect':'deny'}]}");

        assertThat(answer.path("verdicts").findValuesAsString("verdict")).containsExactly("allow", "deny", "allow");
        assertThat(answer.at("/verdicts/1/retryAt").stringValue()).isEqualTo("2026-11-24T12:01:00Z");
        assertThat(answer.at("/verdicts/2/asExpected").booleanValue()).isFalse();
    }

    @Test
    void writesFilesLikeTheCodec() {
        HttpResponse<String> answer = send("export", "{'policy':" + POLICY + "}");

        assertThat(answer.body())
                .isEqualTo(PolicyCodec.writeText(
                        PolicyCodec.read(POLICY.replace('\'', '"')).policy().orElseThrow()));
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"policy.json\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recommend | {'server':7}",
                "recommend | {'server':'evil','profile':'lax'}",
                "recommend | {'server':'evil','edits':[]}",
                "recommend | {'server':'evil','edits':{'.':'permit'}}",
                "recommend | {'server':'evil','edits':{'no such tool':'allow'}}",
                "recommend | {'definition':7}",
                "check | {}",
                "evaluate | {'calls':[]}",
                "evaluate | {'policy':{'version':'1','default':'deny','tools':{}}}",
                "evaluate | {'policy':{'version':'1','default':'deny','tools':{}},'calls':7}",
                "evaluate | {'policy':{'version':'1','default':'deny','tools':{}},'calls':'{'}",
                "evaluate | {'policy':{'version':'1','default':'deny','tools':{}},'calls':[],'at':'noon'}",
                "export | {'policy':{'version':'1','default':'deny','tools':{}},'format':'stone'}"
            })
    void saysWhatARequestLacks(String what, String body) {
        assertIsProblem(send(what, body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recommend", "check", "evaluate", "export"})
    void badBodiesCostOneRequest(String what) {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        for (String body : new String[] {"", "no json", "7", "null", "[]", "{\"policy\":" + deep + "}", "{} {}"}) {
            assertIsProblem(send(what, body), 400);
        }
        assertIsProblem(send(what, "x".repeat((16 << 20) + 1)), 413);
    }

    @Test
    void aDeepPolicyIsNotValidButAnswered() {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("policy", "[".repeat(10_000));

        assertThat(post("check", body.toString()).at("/problems/0/message").stringValue())
                .startsWith("not JSON");
    }

    @Test
    void triesOutNoMoreThanAPersonReads() {
        String calls = "{'tool':'a'},".repeat(1001);
        String policy = "{'policy':{'version':'1','default':'deny','tools':{}},'calls':";

        assertIsProblem(send("evaluate", policy + "[" + calls.substring(0, calls.length() - 1) + "]}"), 400);
        assertIsProblem(send("evaluate", policy + "'" + " ".repeat(1 << 20) + "'}"), 413);
    }

    /** All but half a surrogate pair, which the parser takes in no name of a field. */
    @Test
    void hostileNamesComeBackExactly() {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode definition = body.putArray("definition");
        Samples.ODD_NAMES.stream()
                .filter(name -> !name.equals("\uD800"))
                .forEach(name -> definition.addObject().put("name", name));
        JsonNode recommended = post("recommend", body.toString());
        body.set("policy", recommended.path("policy"));
        JsonNode checked = post("check", body.toString());

        assertThat(checked.path("problems")).isEmpty();
        assertThat(checked.path("unlisted")).isEmpty();
        assertThat(checked.path("unmatched")).isEmpty();
    }

    private static void assertIsProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("dev.riskdex", "tools.jackson");
    }

    private static HttpResponse<String> send(String what, String body) {
        return web.send("POST", "/api/v1/policy/" + what, body.replace('\'', '"'));
    }

    private static JsonNode post(String what, String body) {
        String json = body.startsWith("{'") ? body.replace('\'', '"') : body;
        HttpResponse<String> answer = web.send("POST", "/api/v1/policy/" + what, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
