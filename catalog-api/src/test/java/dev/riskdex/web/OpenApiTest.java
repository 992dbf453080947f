package dev.riskdex.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.riskdex.catalog.Samples;
import io.javalin.http.HandlerType;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiTest {

    private static final String KESTRA = "/api/v1/servers/kestra-io-mcp-server-python";

    @TempDir
    static Path home;

    private static WebFixture web;
    private static JsonNode description;

    @BeforeAll
    static void start() {
        web = new WebFixture(home);
        description = new YAMLMapper().readTree(web.get("/openapi.yaml").body());
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void describesEveryRouteAndNoOther() {
        Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> described.add(method + " " + path.getKey())));
        Set<String> answered = new TreeSet<>();
        Routes.of(web.pages(), web.api(), web.policies()).stream()
                .filter(route -> route.path().startsWith("/api/") || isForPrograms(route.path()))
                .forEach(route -> answered.add(name(route.method()) + " " + route.path()));

        assertThat(described).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({
        "/health, /health, 200",
        "/api/v1/search, /api/v1/search?q=state, 200",
        "/api/v1/search, /api/v1/search?q=&limit=2, 200",
        "/api/v1/search, /api/v1/search?category=no, 400",
        "/api/v1/servers, /api/v1/servers, 200",
        "/api/v1/servers, /api/v1/servers?limit=1, 200",
        "/api/v1/servers, /api/v1/servers?limit=x, 400",
        "/api/v1/servers/{server}, " + KESTRA + ", 200",
        "/api/v1/servers/{server}, /api/v1/servers/evil, 200",
        "/api/v1/servers/{server}, /api/v1/servers/no, 404",
        "/api/v1/servers/{server}/policy.json, " + KESTRA + "/policy.json, 200",
        "/api/v1/servers/{server}/policy.json, /api/v1/servers/acme-payments/policy.json, 200",
        "/api/v1/servers/{server}/policy.json, /api/v1/servers/evil/policy.json?tool=.., 200",
        "/api/v1/servers/{server}/policy.json, /api/v1/servers/no/policy.json, 404",
        "/api/v1/servers/{server}/policy.json, " + KESTRA + "/policy.json?profile=strict, 200",
        "/api/v1/servers/{server}/policy.json, " + KESTRA + "/policy.json?profile=lax, 400",
        "/api/v1/servers/{server}/tools, /api/v1/servers/evil/tools?tool=.., 200",
        "/api/v1/servers/{server}/tools, /api/v1/servers/evil/tools, 400",
        "/api/v1/servers/{server}/tools, /api/v1/servers/evil/tools?tool=no, 404",
        "/api/v1/servers/{server}/tools/{tool}, " + KESTRA + "/tools/manage_kv_store, 200",
        "/api/v1/servers/{server}/tools/{tool}, " + KESTRA + "/tools/no, 404",
        "/api/v1/servers/{server}/tools/{tool}/policy.json, " + KESTRA + "/tools/set_label/policy.json, 200",
        "/api/v1/servers/{server}/tools/{tool}/policy.json, " + KESTRA + "/tools/no/policy.json, 404",
        "/api/v1/attack-patterns, /api/v1/attack-patterns, 200",
        "/api/v1/attack-patterns/{id}, /api/v1/attack-patterns/no, 404"
    })
    void answersAsDescribed(String path, String address, int status) {
        HttpResponse<String> answer = web.get(address);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(violations(path, "get", answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tools\":[{\"name\":\"a\"}]} | 200",
                "[{\"name\":\"a\",\"inputSchema\":{\"type\":\"object\"}}] | 200",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[{\"name\":\"a\"}]}} | 200",
                "{\"server\":{\"id\":\"npm:x\"},\"provenance\":{\"source\":\"npm\"},\"tools\":[]} | 200",
                "{\"tools\":[{\"name\":\"a\"},{\"title\":\"b\"}]} | 200",
                "{\"tools\":[{\"title\":\"b\"}]} | 400",
                "{\"tools\":7} | 400",
                "not json | 400",
                "7 | 400"
            })
    void classifiesWhatIsPosted(String body, int status) {
        HttpResponse<String> answer = web.send("POST", "/api/v1/classify", body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(violations("/api/v1/classify", "post", answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recommend | {'server':'kestra-io-mcp-server-python'} | 200",
                "recommend | {'server':'acme-payments','profile':'observe','edits':{'sendRefund':'hide'}} | 200",
                "recommend | {'definition':[{'name':'a'}],'profile':'strict'} | 200",
                "recommend | {'server':'no'} | 404",
                "recommend | {} | 400",
                "check | {'policy':{}} | 200",
                "check | {'policy':'{','server':'evil'} | 200",
                "check | {'policy':{'version':'1','default':'deny','tools':{'a/c':{}}},'server':'evil'} | 200",
                "check | {'policy':{},'server':'no'} | 404",
                "check | [] | 400",
                "evaluate | {'policy':{'version':'1','default':'deny','tools':{}},'calls':{'tool':'a'}} | 200",
                "evaluate | {'policy':{'version':'1','default':'allow','tools':{}},'calls':[]} | 200",
                "evaluate | {'policy':{},'calls':[]} | 400",
                "export | {'policy':{'version':'1','default':'deny','tools':{}}} | 200",
                "export | {'policy':{}} | 400"
            })
    void answersAboutPolicies(String what, String body, int status) {
        String path = "/api/v1/policy/" + what;
        HttpResponse<String> answer = web.send("POST", path, body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(what.equals("export") && status == 200 ? List.of() : violations(path, "post", answer))
                .isEmpty();
    }

    @Test
    void keepsTextsExactly() {
        JsonNode tool = web.json("/api/v1/servers/evil/tools?tool=..");

        assertThat(tool.at("/definition/description").stringValue()).isEqualTo(Samples.HOSTILE);
    }

    private static List<Error> violations(String path, String method, HttpResponse<String> answer) {
        JsonNode response = description
                .path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(Integer.toString(answer.statusCode()));
        JsonNode content = response.has("$ref")
                ? description
                        .at(response.path("$ref").stringValue().substring(1))
                        .path("content")
                : response.path("content");
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(content.has(type)).as("%s is described for %s", type, path).isTrue();
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.set("components", description.path("components"));
        schema.setAll((ObjectNode) content.path(type).path("schema").deepCopy());
        Schema validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON);
        return validator.validate(answer.body(), InputFormat.JSON);
    }

    private static boolean isForPrograms(String path) {
        return path.equals("/health") || path.equals("/openapi.yaml");
    }

    private static String name(HandlerType method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
