package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolicyCommandsTest {

    private static final String TOOLS = "{'tools':[{'name':'list_notes','description':'Lists the notes.'},"
            + "{'name':'delete_note','description':'Deletes a note.',"
            + "'inputSchema':{'type':'object','properties':{'force':{'type':'boolean'}}}},"
            + "{'name':'push_branch','description':'Pushes a branch.','inputSchema':{'type':'object',"
            + "'properties':{'branch':{'type':'string'},'force':{'type':'boolean'}}}}]}";

    private static final String LIMITED = "{'version':'1','default':'deny','tools':{'push_branch':{'deny_if':["
            + "{'conditions':[{'path':'args.force','op':'eq','value':true}],'on_deny':'No force.'}],"
            + "'limits':[{'counter':'c','window':'minute','max':1,'scope':'grant'}]}}}";

    @TempDir
    private static Path folder;

    private static Shell shell;
    private static String tools;

    @BeforeAll
    static void write() {
        shell = new Shell(folder);
        tools = shell.file("tools.json", TOOLS.replace('\'', '"'));
    }

    private static String json(String name, String text) {
        return shell.file(name, text.replace('\'', '"'));
    }

    private static Policy policy(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "policy";
        arguments[1] = tools;
        System.arraycopy(options, 0, arguments, 2, options.length);
        Shell.Result result = shell.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return PolicyCodec.read(result.out()).policy().orElseThrow();
    }

    @Test
    void profilesAndEditsChangeWhatIsRecommended() {
        assertThat(policy().hide()).containsExactly("delete_note");
        assertThat(policy("--profile", "strict").tools()).containsOnlyKeys("list_notes");
        assertThat(policy("--profile", "OBSERVE").defaultDecision()).isEqualTo(Policy.Decision.ALLOW);
        Policy edited = policy("--profile", "strict", "--allow", "delete_note", "--deny", "list_notes");
        assertThat(edited.tools()).containsOnlyKeys("delete_note", "list_notes");
        String edits = shell.file("policy.edits", "# decided on Monday\nallow delete_note\n");
        assertThat(policy("--edits", edits, "--deny", "list_notes", "--profile", "strict"))
                .isEqualTo(edited);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--allow delete_notes | did you mean delete_note?",
                "--allow delete_note --deny delete_note | edited in another way",
                "--edits nowhere.edits | cannot read",
                "--profile lax | lax"
            })
    void refusesEditsThatSayNothing(String options, String message) {
        Shell.Result result = shell.run(("policy " + tools + " " + options).split(" "));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void explainsEachLine() {
        String explanation = shell.run("policy", tools, "--explain").out();

        assertThat(explanation)
                .contains("/hide/0\n", "[category.destructive]", "/tools/push_branch/deny_if/0\n", "[flag.force]")
                .contains("/tools/push_branch/limits/0\n");
    }

    @Test
    void aServerIsNeeded() {
        assertThat(shell.run("policy").exitCode()).isEqualTo(2);
        assertThat(shell.run("policy").err()).contains("name a server or a source");
    }

    @Test
    void writesForOtherEnforcersAndSaysWhatTheyCannotSay() {
        Shell.Result result = shell.run("policy", tools, "--format", "claude-code", "--server-name", "notes");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"mcp__notes__list_notes\"").doesNotContain("*");
        assertThat(result.err())
                .contains("gap: /tools/push_branch/deny_if/0: claude-code: it cannot say this condition;")
                .contains("gap: /default: claude-code: ");
        assertThat(shell.run("policy", tools, "--format", "claude-code", "--server-name", "notes", "--fail-on-gap")
                        .exitCode())
                .isEqualTo(1);
        assertThat(shell.run("policy", tools, "--format", "rego", "--strict-export")
                        .out())
                .contains("package riskdex.mcp")
                .doesNotContain("push_branch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format nowhere | no format 'nowhere'; there are policylayer, intercept",
                "--format claude-code --server-name a*b | cannot name the server",
                "TOOLS | several servers need a folder: add --out DIR",
                "TOOLS --out x --server-name y | --server-name is for one server"
            })
    void refusesWhatCannotBeWritten(String options, String message) {
        Shell.Result result = shell.run(("policy " + tools + " " + options.replace("TOOLS", tools)).split(" "));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void severalServersAreWrittenBelowAFolderWithoutDangerousCombinations() throws IOException {
        String mail = json(
                "mail.json",
                "{'server':{'name':'mailbox'},'tools':[{'name':'read_inbox','description':'Reads the private messages of the"
                        + " mailbox.','inputSchema':{'type':'object','properties':{}}}]}");
        String web = json(
                "web.json",
                "{'server':{'name':'poster'},'tools':[{'name':'fetch_page','description':'Fetches any web page from the"
                        + " internet.','inputSchema':{'type':'object','properties':{'url':{'type':'string'}}}},"
                        + "{'name':'post_message','description':'Posts a message to any public address on the internet.',"
                        + "'inputSchema':{'type':'object','properties':{'url':{'type':'string'},'body':{'type':'string'}}}}]}");
        Path out = folder.resolve("policies");
        Shell.Result result = shell.run("policy", mail, web, "--format", "rego", "--out", out.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> out.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "mail/policy.rego", "mail/policy_test.rego", "web/policy.rego", "web/policy_test.rego");
        }
        String alone =
                shell.run("policy", web).out() + shell.run("policy", mail).out();
        Path both = folder.resolve("both");
        shell.run("policy", mail, web, "--out", both.toString());
        String together =
                Files.readString(both.resolve("web/policy.json")) + Files.readString(both.resolve("mail/policy.json"));
        assertThat(alone).doesNotContain("dangerous beside");
        assertThat(together).contains("dangerous beside");
    }

    @Test
    void checkSaysEverythingAtOnce() {
        String bad = json(
                "bad.json",
                "{'version':1,'default':'deny','tools':{'a':{'denyif':[]},'b':{'limits':[{'counter':'c','window':'minute',"
                        + "'max':-1,'scope':'grant'}]}}}");
        Shell.Result result = shell.run("policy", "check", bad);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out().lines())
                .containsExactly(
                        "/version: must be the text \"1\"",
                        "/tools/a/denyif: is not a field here; there are deny_if, limits, require (did you mean `deny_if`?)",
                        "/tools/b/limits/0/max: must be a whole number, 0 or more");
        JsonNode answer = JsonMapper.shared()
                .readTree(shell.run("policy", "check", bad, "--json").out());
        assertThat(answer.path("valid").booleanValue()).isFalse();
        assertThat(answer.at("/problems/1/hint").asString("")).isEqualTo("did you mean `deny_if`?");
    }

    @Test
    void checkNamesWhatNeverMatches() {
        String policy = json(
                "typo.json",
                "{'version':'1','default':'allow','hide':['delete_notes'],'tools':{'push_branch':{'deny_if':[{'conditions':"
                        + "[{'path':'args.forced','op':'eq','value':true}]}]}}}");

        assertThat(shell.run("policy", "check", policy).exitCode()).isZero();
        Shell.Result result = shell.run("policy", "check", policy, "--server", tools);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("/hide/0: ", "did you mean `delete_note`?", "args.forced", "did you mean `args.force`?")
                .contains("note: not named, so `default` decides: list_notes");
        String fine = shell.file("fine.json", shell.run("policy", tools).out());
        assertThat(shell.run("policy", "check", fine, "--server", tools).exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"check nowhere.json, cannot read", "check, Missing required parameter"})
    void checkNeedsAFile(String arguments, String message) {
        Shell.Result result = shell.run(("policy " + arguments).split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(message);
    }

    @Test
    void testSaysWhatWouldHappenAndWhy() {
        String policy = json("limited.json", LIMITED);
        String calls = json(
                "calls.jsonl",
                "{'tool':'push_branch','arguments':{'force':true},'expect':'deny','rule':'/tools/push_branch/deny_if/0'}\n"
                        + "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'push_branch','arguments':{}}}\n\n"
                        + "{'tool':'push_branch','expect':'deny'}\n"
                        + "{'tool':'push_branch','at':'1970-01-01T00:01:00Z','expect':'allow'}\n"
                        + "{'tool':'other'}\n");
        Shell.Result result = shell.run("policy", "test", policy, calls);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(
                        "deny   push_branch  /tools/push_branch/deny_if/0",
                        "allow  push_branch  /tools/push_branch",
                        "deny   push_branch  /tools/push_branch/limits/0",
                        "allow  push_branch  /tools/push_branch",
                        "deny   other  /default");
        assertThat(result.out()).contains("caller sees: No force.", "denied when args.force is true");
    }

    @Test
    void testFailsWhereAnotherVerdictWasExpected() {
        String policy = json("limited.json", LIMITED);
        String calls =
                json("request.json", "[\n{'tool':'push_branch','expect':'deny'},\n{'tool':'x','expect':'deny'}]");
        Shell.Result result = shell.run("policy", "test", policy, calls);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("NOT AS EXPECTED: deny");
        assertThat(result.err()).contains("1 of 2 calls not decided as expected");
        JsonNode answer = JsonMapper.shared()
                .readTree(shell.run("policy", "test", policy, calls, "--json").out());
        assertThat(answer.at("/0/asExpected").booleanValue()).isFalse();
        assertThat(answer.at("/1/rule").asString("")).isEqualTo("/default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'tool':'a','tool':'b'} | second time",
                "{'arguments':{}} | names no tool",
                "{'tool':'a','expect':'maybe'} | `expect` must be",
                "{'tool':'a','at':'noon'} | `at` must be",
                "{'tool':'a'} {'tool': | line 1"
            })
    void testRefusesWhatIsNoCall(String call, String message) {
        String calls = json("bad.jsonl", call);
        Shell.Result result = shell.run("policy", "test", json("limited.json", LIMITED), calls);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(shell.run("policy", "test", calls, calls).exitCode()).isEqualTo(2);
    }
}
