package dev.riskdex.cli;

import dev.riskdex.classifier.policy.PolicyEdits;
import dev.riskdex.classifier.policy.PolicyRecommendation;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.classifier.policy.Profile;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import dev.riskdex.policy.PolicyCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskdex policy SERVER|SOURCE}: the recommended {@code policy.json}. */
@Command(
        name = "policy",
        description = "Recommend a policy.json for a catalogued server, or for the one server of a source.",
        mixinStandardHelpOptions = true,
        subcommands = {PolicyCheckCommand.class, PolicyTestCommand.class},
        synopsisSubcommandLabel = "[check|test]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riskdex policy kestra-io-mcp-server-python > policy.json",
            "  riskdex policy kestra-io-mcp-server-python --explain",
            "  riskdex policy kestra-io-mcp-server-python --tool change_taskrun_state",
            "  riskdex policy tools.json --profile strict --allow set_label --out policy.json",
            "  riskdex policy tools.json --edits policy.edits --out policy.json",
            "",
            "A file of edits has a line `allow TOOL`, `deny TOOL` or `hide TOOL` for each tool that somebody decided",
            "about; it goes before the profile each time that the policy is made anew."
        })
final class PolicyCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(arity = "0..1", paramLabel = "SERVER|SOURCE", description = "Slug of a catalogued server, or a source.")
    private String subject = "";

    @Option(names = "--tool", paramLabel = "TOOL", description = "Only for this tool; everything else is denied.")
    private @Nullable String tool;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "observe (allow and limit), balanced (the default) or strict (allow only what reads).")
    private Profile profile = Profile.BALANCED;

    @Option(
            names = "--allow",
            paramLabel = "TOOL",
            description = "Allow this tool, within the conditions on its arguments; may be repeated.")
    private List<String> allow = new ArrayList<>();

    @Option(names = "--deny", paramLabel = "TOOL", description = "Deny each call of this tool; may be repeated.")
    private List<String> deny = new ArrayList<>();

    @Option(names = "--edits", paramLabel = "FILE", description = "Decisions about single tools, one a line.")
    private @Nullable Path edits;

    @Option(names = "--explain", description = "Print why each line of the policy stands there, not the policy.")
    private boolean explain;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        if (subject.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "name a server or a source; `riskdex policy --help` has examples");
        }
        PolicySubject found = PolicySubject.read(subject, options, reading, terminal);
        PolicyRecommendation recommended = recommend(found.server());
        output.write(
                terminal,
                out -> out.print(explain ? explanation(recommended) : PolicyCodec.writeText(recommended.policy())));
        return found.exitCode().number();
    }

    private PolicyRecommendation recommend(ServerRisk server) {
        PolicyRecommender recommender = new PolicyRecommender(profile, edits(server));
        if (tool == null) {
            return recommender.recommend(server);
        }
        if (server.tools().stream().noneMatch(risk -> risk.tool().equals(tool))) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "the server '" + server.definition().server().slug() + "' has no tool '" + tool + "'");
        }
        return recommender.recommend(server, tool);
    }

    private PolicyEdits edits(ServerRisk server) {
        PolicyEdits all;
        try {
            PolicyEdits file = edits == null ? PolicyEdits.NONE : PolicyEdits.parse(TextFile.read(edits.toString()));
            all = file.and(PolicyEdits.Kind.ALLOW, allow).and(PolicyEdits.Kind.DENY, deny);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "edits: " + e.getMessage(), e);
        }
        List<String> unknown =
                all.unknown(server.tools().stream().map(ToolRisk::tool).collect(Collectors.toSet()));
        if (!unknown.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, String.join("; ", unknown));
        }
        return all;
    }

    private static String explanation(PolicyRecommendation recommended) {
        StringBuilder lines = new StringBuilder();
        recommended
                .reasons()
                .forEach((pointer, reason) -> lines.append(VisibleText.line(pointer))
                        .append("\n    ")
                        .append(VisibleText.line(reason.text()))
                        .append("  [")
                        .append(reason.rule())
                        .append("]\n"));
        return lines.toString();
    }
}
