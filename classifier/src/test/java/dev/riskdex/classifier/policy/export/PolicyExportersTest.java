package dev.riskdex.classifier.policy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.Servers;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.ToolRule;
import dev.riskdex.policy.evaluation.ToolCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyExportersTest {

    /** Set to a folder to write the files there that the tests compare with. */
    private static final String WRITE = System.getProperty("riskdex.golden", "");

    private static final Path GOLDEN = Path.of("src/test/resources/dev/riskdex/classifier/policy/export");
    private static final Path TABLE = Path.of("../catalog-api/docs/policy-formats.md");

    private static final List<String> ODD = List.of(
            "say \"hi\"",
            "it's",
            "a.b",
            "naïve",
            "two\nlines",
            "tab\t",
            "back\\slash",
            "${x}",
            "#{x}",
            "%s",
            "[x]",
            "a: b",
            "\u202Ereversed",
            "\uD83D\uDE00",
            "--",
            "true",
            "null",
            "~",
            "a/b");

    static Stream<String> targets() {
        return PolicyExporters.ids().stream();
    }

    private static ServerRisk classified(ServerDefinition server) {
        return Classifier.standard().classify(server);
    }

    /** Servers of each kind. */
    private static final Map<String, ServerRisk> SERVERS = servers();

    private static Map<String, ServerRisk> servers() {
        return Map.of(
                "read-only",
                classified(Servers.server(
                        "notes",
                        Servers.tool("list_notes", "Lists the notes."),
                        Servers.tool("get_note", "Returns one note."))),
                "mixed",
                classified(Servers.server(
                        "repository",
                        Servers.tool("list_branches", "Lists the branches of a repository."),
                        Servers.tool(
                                "push_branch",
                                "Pushes commits to a branch.",
                                "{'type':'object','properties':{'branch':{'type':'string'},'force':{'type':'boolean'}}}",
                                ""),
                        Servers.tool("delete_repository", "Deletes a repository for ever."),
                        Servers.tool(
                                "run_job",
                                "Starts a job.",
                                "{'type':'object','properties':{'job':{'type':'string'}}}",
                                ""))),
                "financial",
                classified(Servers.server(
                        "till",
                        Servers.tool("list_payments", "Lists payments."),
                        Servers.tool(
                                "create_payment",
                                "Pays money to an account.",
                                "{'type':'object','properties':{'amount':{'type':'number'},'to':{'type':'string'}}}",
                                ""))),
                "multi-action",
                classified(Servers.server(
                        "apps",
                        Servers.tool(
                                "manage_app",
                                "Lists, pauses or deletes an app.",
                                "{'type':'object','properties':{'action':{'type':'string','enum':['list','pause','delete']}}}",
                                ""))));
    }

    static Stream<String> goldenFiles() {
        return targets()
                .flatMap(id -> Stream.of("read-only", "mixed", "financial", "multi-action")
                        .map(kind -> kind + "." + id));
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void writesWhatItWroteBefore(String name) throws IOException {
        String kind = name.substring(0, name.indexOf('.'));
        ServerRisk server = Objects.requireNonNull(SERVERS.get(kind));
        PolicyExport export = PolicyExporters.find(name.substring(kind.length() + 1))
                .orElseThrow()
                .export(new ExportRequest(
                        new PolicyRecommender().forServer(server),
                        server.definition().server().slug(),
                        server.tools().stream().map(risk -> risk.tool()).toList(),
                        false));
        String text = export.files().entrySet().stream()
                        .map(file -> "== " + file.getKey() + "\n" + file.getValue())
                        .collect(Collectors.joining())
                + export.gaps().stream()
                        .map(gap -> "== gap " + gap.pointer() + ": " + gap.cannot() + "; " + gap.instead() + "\n")
                        .collect(Collectors.joining());
        if (!WRITE.isEmpty()) {
            Files.createDirectories(Path.of(WRITE));
            Files.writeString(Path.of(WRITE, name + ".txt"), text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(name + ".txt")));
    }

    @Test
    void everyExporterIsInTheList() {
        List<String> classes = new ClassFileImporter()
                .importPackages("dev.riskdex.classifier.policy.export").stream()
                        .filter(type -> type.isAssignableTo(PolicyExporter.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
        assertThat(PolicyExporters.all().stream()
                        .map(exporter -> exporter.getClass().getName())
                        .sorted())
                .isEqualTo(classes);
        assertThat(PolicyExporters.ids()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void oddNamesAreWrittenExactlyOrRefused(String id) {
        for (String name : ODD) {
            Policy policy = new Policy(
                    Policy.Decision.ALLOW,
                    List.of(),
                    List.of(),
                    Map.of(name, ToolRule.denied("No."), "plain", ToolRule.ALLOW));
            PolicyExport export;
            try {
                export = PolicyExporters.find(id)
                        .orElseThrow()
                        .export(new ExportRequest(policy, "files", List.of("plain"), false));
            } catch (ExportException refused) {
                assertThat(id).isEqualTo("claude-code");
                assertThat(refused).hasMessageContaining(Quoted.json(name));
                continue;
            }
            Enforcer enforcer = Enforcer.of(id, "files", export);
            assertThat(enforcer.allows(ToolCall.of(name)))
                    .as("%s: %s", name, export.text())
                    .isFalse();
            assertThat(enforcer.allows(ToolCall.of("plain"))).as(export.text()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor", "cline", "roo", "kiro", "vscode"})
    void aNameThatWouldBeAPatternIsNotAllowed(String id) {
        Policy policy = new Policy(Policy.Decision.DENY, List.of("other"), List.of(), Map.of("*", ToolRule.ALLOW));
        PolicyExport export =
                PolicyExporters.find(id).orElseThrow().export(new ExportRequest(policy, "files", List.of(), false));

        assertThat(Enforcer.of(id, "files", export).allows(ToolCall.of("other")))
                .isFalse();
        assertThat(export.text()).doesNotContain("*");
        assertThat(export.gaps()).anyMatch(gap -> gap.cannot().contains("pattern"));
    }

    @Test
    void interceptDoesNotTakeAToolForAllTools() {
        Policy policy = new Policy(Policy.Decision.DENY, List.of(), List.of(), Map.of("*", ToolRule.ALLOW));

        assertThatThrownBy(() -> new InterceptExporter().export(new ExportRequest(policy, "files", List.of(), false)))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("every tool");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aLimitThatCannotBeSaidIsAGapOrADenial(String id) {
        Policy policy = new Policy(
                Policy.Decision.DENY,
                List.of(),
                List.of(),
                Map.of("send", ToolRule.limited(Limit.ofTool("send", Limit.Window.HOUR, 3))));
        PolicyExporter exporter = PolicyExporters.find(id).orElseThrow();
        PolicyExport loose = exporter.export(new ExportRequest(policy, "files", List.of(), false));
        PolicyExport strict = exporter.export(new ExportRequest(policy, "files", List.of(), true));
        boolean limits = List.of("policylayer", "intercept").contains(id);

        assertThat(loose.gaps().stream().anyMatch(gap -> gap.pointer().equals("/tools/send/limits/0")))
                .isEqualTo(!limits);
        assertThat(Enforcer.of(id, "files", loose).allows(ToolCall.of("send"))).isTrue();
        assertThat(Enforcer.of(id, "files", strict).allows(ToolCall.of("send"))).isEqualTo(limits);
    }

    @Test
    void halfACharacterIsRefused() {
        Policy policy = new Policy(Policy.Decision.DENY, List.of("\uD83D"), List.of(), Map.of());
        for (PolicyExporter exporter : PolicyExporters.all()) {
            if (!exporter.id().equals("policylayer")) {
                assertThatThrownBy(() -> exporter.export(new ExportRequest(policy, "files", List.of(), false)))
                        .isInstanceOf(ExportException.class);
            }
        }
    }

    @Test
    void theTableOfTheDocumentationIsUpToDate() throws IOException {
        String table =
                "| `--format` | target | conditions on arguments | limits | new tools, where denied by default | checked by |\n"
                        + "| --- | --- | --- | --- | --- | --- |\n"
                        + PolicyExporters.all().stream()
                                .map(exporter -> row(exporter.id(), exporter.coverage()))
                                .collect(Collectors.joining());
        if (!WRITE.isEmpty()) {
            Files.writeString(Path.of(WRITE, "table.md"), table);
        }
        assertThat(Files.readString(TABLE, StandardCharsets.UTF_8)).contains(table);
    }

    private static String row(String id, Coverage coverage) {
        return String.join(
                " | ",
                "| `" + id + "`",
                coverage.target(),
                coverage.conditions(),
                coverage.limits(),
                coverage.newTools(),
                coverage.checked() + " |\n");
    }
}
