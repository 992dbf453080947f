package dev.riskdex.cli;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.policy.PolicyEdits;
import dev.riskdex.classifier.policy.PolicyRecommendation;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.classifier.policy.Profile;
import dev.riskdex.model.Combination;
import dev.riskdex.model.ServerAssessment;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRef;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        description =
                "Recommend a policy for a catalogued server or the server of a source, as policy.json or in the words of"
                        + " another enforcer; several together get what breaks their dangerous combinations.",
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
            "  riskdex policy tools.json --format cedar --out authz.json",
            "  riskdex policy mail.json web.json --format claude-code --out policies",
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
    private ExportOptions export = new ExportOptions();

    @Parameters(arity = "0..*", paramLabel = "SERVER|SOURCE", description = "Slugs of catalogued servers, or sources.")
    private List<String> subjects = new ArrayList<>();

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
        if (subjects.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "name a server or a source; `riskdex policy --help` has examples");
        }
        export.exporter();
        List<PolicySubject> found = new ArrayList<>();
        boolean several = subjects.size() > 1;
        for (String subject : subjects) {
            found.addAll(
                    export.out().isPresent()
                            ? PolicySubject.readAll(subject, options, reading, terminal)
                            : List.of(PolicySubject.read(subject, options, reading, terminal)));
        }
        export.checkFor(Math.max(found.size(), several ? 2 : 1));
        List<ServerRisk> servers = found.stream().map(PolicySubject::server).toList();
        Worst worst = new Worst();
        found.forEach(subject -> worst.add(subject.exitCode()));
        PolicyEdits decided = edits(servers);
        ServerAssessment together = Classifier.standard().together(servers);
        for (ServerRisk server : servers) {
            worst.add(write(terminal, server, recommend(server, decided, together), servers.size() > 1));
        }
        return worst.code().number();
    }

    private ExitCode write(Terminal terminal, ServerRisk server, PolicyRecommendation recommended, boolean several) {
        if (!explain) {
            return export.write(terminal, server, recommended.policy(), several);
        }
        if (several) {
            throw new CommandFailure(ExitCode.USAGE, "--explain is for one server");
        }
        String text = explanation(recommended);
        export.out().ifPresentOrElse(file -> Output.writeFile(file, out -> out.print(text)), () -> {
            terminal.out().print(text);
            terminal.out().flush();
        });
        return ExitCode.FINE;
    }

    /** The code that goes before the others; see {@link ExitCode}. */
    private static final class Worst {

        private static final List<ExitCode> ORDER =
                List.of(ExitCode.FINE, ExitCode.PARTIAL, ExitCode.THRESHOLD, ExitCode.USAGE);

        private ExitCode code = ExitCode.FINE;

        private void add(ExitCode other) {
            code = ORDER.indexOf(other) > ORDER.indexOf(code) ? other : code;
        }

        private ExitCode code() {
            return code;
        }
    }

    private PolicyRecommendation recommend(ServerRisk server, PolicyEdits decided, ServerAssessment together) {
        String slug = server.definition().server().slug();
        Map<String, String> breaks = new HashMap<>();
        for (ToolRef ref : together.cut()) {
            if (ref.server().equals(slug)) {
                breaks.put(ref.tool(), "without it there is no path any more: " + paths(ref, together));
            }
        }
        PolicyRecommender recommender = new PolicyRecommender(profile, decided).breaking(breaks);
        if (tool == null) {
            return recommender.recommend(server);
        }
        if (server.tools().stream().noneMatch(risk -> risk.tool().equals(tool))) {
            throw new CommandFailure(ExitCode.USAGE, "the server '" + slug + "' has no tool '" + tool + "'");
        }
        return recommender.recommend(server, tool);
    }

    private static String paths(ToolRef ref, ServerAssessment together) {
        return together.combinations().stream()
                .filter(combination -> combination.path().stream()
                        .anyMatch(step -> step.tools().contains(ref)))
                .map(Combination::title)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private PolicyEdits edits(List<ServerRisk> servers) {
        PolicyEdits all;
        try {
            PolicyEdits file = edits == null ? PolicyEdits.NONE : PolicyEdits.parse(TextFile.read(edits.toString()));
            all = file.and(PolicyEdits.Kind.ALLOW, allow).and(PolicyEdits.Kind.DENY, deny);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "edits: " + e.getMessage(), e);
        }
        List<String> unknown = all.unknown(servers.stream()
                .flatMap(server -> server.tools().stream())
                .map(ToolRisk::tool)
                .collect(Collectors.toSet()));
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
