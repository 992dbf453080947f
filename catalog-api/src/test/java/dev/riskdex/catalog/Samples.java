package dev.riskdex.catalog;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Evidence.Kind;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.Warning;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Servers with verdicts as a classifier would give them, in our own words. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    public static final Classifier CLASSIFIER = Classifier.standard();

    /** A description that tries everything. */
    public static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(2)> reads \u202Egnihton\u202C\u200B and "
                    + "\u001B[31mred\u001B[0m \" onmouseover=\"alert(3) </textarea> {{7*7}} ${7*7} \uDB40\uDC41";

    private Samples() {}

    /** A workflow engine. */
    public static ServerRisk kestra() {
        Server server = new Server("github:kestra-io/mcp-server-python", "Kestra Python MCP Server", "snapshot");
        server.tool(
                "{'name':'change_taskrun_state','inputSchema':{'type':'object','required':['execution_id','state'],"
                        + "'properties':{'execution_id':{'type':'string','description':'Which execution'},"
                        + "'state':{'type':'string','enum':['SUCCESS','FAILED','KILLED']},"
                        + "'dry':{'type':'boolean','default':false}}}}",
                Category.EXECUTE,
                Severity.HIGH,
                0.78,
                "Sets the state of a task run in a workflow engine, so an agent can mark work as done or failed. "
                        + "Decided by \"change … state\" in the name. No description was given, which costs confidence.");
        server.tool(
                "{'name':'delete_flow_logs','description':'Removes the logs of all runs of a flow.',"
                        + "'inputSchema':{'type':'object','properties':{'flow_id':{'type':'string'}}},"
                        + "'annotations':{'destructiveHint':true,'readOnlyHint':false}}",
                Category.DESTRUCTIVE,
                Severity.HIGH,
                0.97,
                "Deletes the logs of a whole flow. \"delete\" stands in the name.");
        server.tool(
                "{'name':'list_executions','description':'Lists executions with the state of each task run.',"
                        + "'inputSchema':{'type':'object','properties':{}}}",
                Category.READ,
                Severity.LOW,
                0.96,
                "Lists executions and changes nothing.");
        server.tool(
                "{'name':'manage_kv_store','description':'Works on the key-value store.',"
                        + "'inputSchema':{'type':'object','properties':{'action':{'enum':['get','set','delete']}}}}",
                Category.DESTRUCTIVE,
                Severity.HIGH,
                0.91,
                "One tool for several acts; it is judged by the worst of them.");
        server.tool("{'name':'set_label'}", Category.WRITE, Severity.MEDIUM, 0.71, "Changes a label.");
        return server.risk();
    }

    /** A payment provider. */
    public static ServerRisk payments() {
        Server server = new Server("npm:@acme/payments", "Acme Payments", "npm");
        server.tool(
                "{'name':'sendRefund','title':'Send a refund','description':'Pays money back to a customer.'}",
                Category.FINANCIAL,
                Severity.CRITICAL,
                0.93,
                "Pays money out. \"refund\" is the object of the verb.");
        server.tool(
                "{'name':'docs_search','description':'Searches the manual, refunds and task run state included.'}",
                Category.READ,
                Severity.LOW,
                0.96,
                "Searches documentation and changes nothing.");
        server.tool("{'name':'frobnicate'}", Category.UNKNOWN, Severity.UNKNOWN, 0.31, "Nothing can be said.");
        return server.risk();
    }

    /** A server all of whose texts attack whoever shows them. */
    public static ServerRisk hostile() {
        Server server = new Server("file:evil", "Evil <b>title</b> \u202E", "file");
        String text = JsonMapper.shared().writeValueAsString(HOSTILE);
        for (String name : ODD_NAMES) {
            String tool = JsonMapper.shared().writeValueAsString(name);
            server.json(
                    "{\"name\":" + tool + ",\"title\":" + text + ",\"description\":" + text
                            + ",\"inputSchema\":{\"type\":\"object\",\"properties\":{" + text + ":{\"type\":" + text
                            + ",\"description\":" + text + ",\"enum\":[" + text + "]}}},\"annotations\":{\"title\":"
                            + text + ",\"readOnlyHint\":true}}",
                    Category.READ,
                    Severity.LOW,
                    0.5,
                    "Says that it reads. " + HOSTILE);
        }
        return server.risk();
    }

    /** Names that addresses, paths and templates stumble over. */
    public static final List<String> ODD_NAMES = List.of(
            ".",
            "..",
            "a/b",
            "../../etc/passwd",
            "a\\b",
            "two words",
            "tool?x=1&y=2#z",
            "100%",
            "%2e%2e",
            "a;b=c",
            "emoji 👍",
            "删除",
            "line\nbreak",
            "nul\u0000",
            "esc\u001B[31m",
            "\u202Etxt.exe",
            "<script>alert(1)</script>",
            "policy.json",
            "+plus+",
            "\"quoted'",
            "\uD800");

    /** Server by server, tool by tool. */
    private static final class Server {
        private final String identity;
        private final String title;
        private final String source;
        private final List<ToolDefinition> definitions = new ArrayList<>();
        private final List<ToolRisk> risks = new ArrayList<>();

        Server(String identity, String title, String source) {
            this.identity = identity;
            this.title = title;
            this.source = source;
        }

        void tool(String json, Category category, Severity severity, double confidence, String why) {
            json(json.replace('\'', '"'), category, severity, confidence, why);
        }

        void json(String json, Category category, Severity severity, double confidence, String why) {
            ToolDefinition tool = DefinitionCodec.readTool(JsonMapper.shared().readTree(json), "", new ArrayList<>())
                    .orElseThrow();
            definitions.add(tool);
            risks.add(verdict(ServerInfo.of(identity).slug(), tool, category, severity, confidence, why));
        }

        ServerRisk risk() {
            ServerInfo info = new ServerInfo(
                    identity,
                    identity,
                    Optional.of(title),
                    Optional.of("1.2.3"),
                    Optional.of("Does things. " + title),
                    Optional.empty(),
                    Optional.of("https://example.org/repository"),
                    Optional.of("javascript:alert(1)"));
            Provenance provenance = new Provenance(
                    source,
                    identity + "@1.2.3",
                    Optional.of(NOON),
                    Optional.empty(),
                    true,
                    Optional.of("0".repeat(64)),
                    List.of(new Warning("facts-only", "Names and parameters only.", "src/index.js:7")));
            return new ServerRisk(new ServerDefinition(Optional.empty(), info, provenance, definitions), risks);
        }
    }

    private static ToolRisk verdict(
            String slug, ToolDefinition tool, Category category, Severity severity, double confidence, String why) {
        Map<String, Category> actions = new LinkedHashMap<>();
        if (tool.name().startsWith("manage_")) {
            actions.put("get", Category.READ);
            actions.put("set", Category.WRITE);
            actions.put("delete", Category.DESTRUCTIVE);
        }
        List<Finding> findings = tool.description()
                .filter(HOSTILE::equals)
                .map(text -> List.of(new Finding(
                        "hidden-characters.bidi",
                        "hidden-characters",
                        Severity.HIGH,
                        "The text is turned around.",
                        "description",
                        text)))
                .orElse(List.of());
        return new ToolRisk(
                Optional.empty(),
                slug,
                tool.name(),
                category,
                severity,
                confidence,
                tool.description().isPresent() ? List.of() : List.of("no description was given"),
                why,
                List.of(
                        new Evidence("name-verb.sample", Kind.LEXICAL, "name", tool.name(), category, 2.4),
                        new Evidence("siblings.family", Kind.CONTEXTUAL, "siblings", "five siblings", category, 0.6),
                        new Evidence(
                                "annotation.hint", Kind.DECLARED, "annotations/hint", "hint", Category.READ, -0.3)),
                category == Category.DESTRUCTIVE ? List.of("Lowered: it deletes logs, not what runs.") : List.of(),
                actions,
                category == Category.FINANCIAL ? List.of(Capability.MOVES_MONEY) : List.of(),
                findings,
                List.of(),
                CLASSIFIER.rulesetVersion(),
                DefinitionCodec.sha256(tool));
    }
}
