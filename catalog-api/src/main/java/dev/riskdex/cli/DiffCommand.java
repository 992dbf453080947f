package dev.riskdex.cli;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.cli.report.DiffText;
import dev.riskdex.cli.report.FailOn;
import dev.riskdex.cli.report.ServerDiff;
import dev.riskdex.cli.report.ServerDiff.Side;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskdex diff OLD NEW}: what a new version of a server changed. */
@Command(
        name = "diff",
        description = "Say what changed between two states of a server, and what a policy no longer covers.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  riskdex diff old.jsonl new.jsonl",
            "  riskdex diff npm:some-server@1.2.0 npm:some-server@1.3.0 --policy policy.json",
            "  riskdex diff some-server@1 some-server --fail-on new-high,drift",
            "",
            "Exit codes: 0 fine, 1 --fail-on was reached, 2 a side cannot be read, 3 a part of one cannot."
        })
final class DiffCommand implements Callable<Integer> {

    private static final String SIDE = "A source, a result of classify, SERVER of the catalogue, or SERVER@SNAPSHOT.";

    /** What the comparison looks like. */
    enum Format {
        table,
        json,
        markdown
    }

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", paramLabel = "OLD", description = SIDE)
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The same.")
    private String after = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.table;

    @Option(names = "--policy", paramLabel = "FILE", description = "Also say what of NEW this policy does not cover.")
    private Optional<String> policy = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "WHEN",
            split = ",",
            description = "Exit with 1 when a tool or finding of NEW reaches low, medium, high or critical; with new-"
                    + " before it only what OLD does not have or what got worse; drift: any definition changed.")
    private List<String> failOn = List.of();

    @Override
    public Integer call() {
        List<FailOn> thresholds = failOn.stream().map(CheckOptions::threshold).toList();
        Optional<Policy> document = policy.map(DiffCommand::policy);
        Terminal terminal = options.terminal();
        Classifier classifier = Classifier.standard();
        DiffSubject then = DiffSubject.read(before, options, reading, terminal, classifier);
        DiffSubject now = DiffSubject.read(after, options, reading, terminal, classifier);
        List<ServerDiff> servers = compare(then.servers(), now.servers(), document);
        DiffText text = new DiffText(servers);
        output.write(terminal, out -> {
            switch (format) {
                case table -> text.lines().forEach(out::println);
                case markdown -> text.markdown().forEach(out::println);
                case json -> out.println(text.json());
            }
        });
        boolean failed = thresholds.stream()
                .anyMatch(threshold -> servers.stream().anyMatch(server -> server.reasons(threshold) > 0));
        ExitCode partial = then.exitCode() == ExitCode.PARTIAL ? then.exitCode() : now.exitCode();
        return (failed ? ExitCode.THRESHOLD : partial).number();
    }

    /** Two files with one server each are two states of it, whatever they call it. */
    private static List<ServerDiff> compare(Map<String, Side> then, Map<String, Side> now, Optional<Policy> document) {
        if (then.size() == 1 && now.size() == 1) {
            String slug = now.keySet().iterator().next();
            Side before = then.values().iterator().next();
            return List.of(ServerDiff.of(slug, before, now.values().iterator().next(), document));
        }
        Set<String> slugs = new TreeSet<>(then.keySet());
        slugs.addAll(now.keySet());
        return slugs.stream()
                .map(slug -> ServerDiff.of(
                        slug, then.getOrDefault(slug, Side.NONE), now.getOrDefault(slug, Side.NONE), document))
                .toList();
    }

    private static Policy policy(String file) {
        PolicyCodec.Reading read = PolicyCodec.read(TextFile.read(file));
        return read.policy()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "'" + file + "' is no valid policy (`riskdex policy check` says all of it): "
                                + read.problems().get(0)));
    }
}
