package dev.riskdex.cli;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.Sources;
import dev.riskdex.crawler.extract.Extractor;
import dev.riskdex.crawler.net.FetchLimits;
import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.Politeness;
import dev.riskdex.crawler.sandbox.RunRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What reading sources may do beyond fetching and reading: start programs, and ask private addresses. */
final class ReadingOptions {

    /** Where the rest of the command line is one command. */
    private static final String COMMAND_FOLLOWS = "--";

    @Option(
            names = "--run",
            description =
                    "Install npm: packages without their scripts and start them in the sandbox, instead of reading"
                            + " their files; start the programs that config: finds, too.")
    private boolean run;

    @Option(
            names = "--no-sandbox",
            description = "Start servers with all your rights, network and files included. Only for servers you trust.")
    private boolean noSandbox;

    @Option(
            names = "--allow-private",
            description = "Also ask addresses of this machine and its network, over plain http and on any port.")
    private boolean allowPrivate;

    /** Not shown: nobody who reads other people's servers needs it. */
    @Option(
            names = "--no-pauses",
            hidden = true,
            description = "Make no pauses between requests to one host. For measuring against servers of your own.")
    private boolean noPauses;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** The world with what these options allow. */
    SourceContext context(CommonOptions common, Extractor extractor) {
        Politeness politeness = noPauses ? Politeness.WITHOUT_PAUSES : Politeness.DEFAULT;
        Path kept = common.home().resolve("http-cache");
        Fetcher fetcher = Fetcher.of(FetchLimits.DEFAULT, allowPrivate, politeness, Optional.of(kept));
        Path scratch = common.home().resolve("run");
        return SourceContext.standard(common.offline(), extractor, fetcher, new RunRules(!noSandbox, run, scratch));
    }

    /** What of this changes what is read, as it is written on the command line. */
    List<String> flags() {
        return Stream.of(run ? "--run" : "", noSandbox ? "--no-sandbox" : "", allowPrivate ? "--allow-private" : "")
                .filter(flag -> !flag.isEmpty())
                .toList();
    }

    /** Says what was allowed, whatever {@code --quiet} says. */
    void tell(Terminal terminal) {
        if (allowPrivate) {
            terminal.message("Private addresses are asked, too (--allow-private).");
        }
        if (noPauses) {
            terminal.message("No pauses are made between requests to one host (--no-pauses).");
        }
        if (noSandbox) {
            terminal.message("Servers are started without a sandbox (--no-sandbox).");
        }
    }

    /** The notations of the sources; the words behind {@code --} are one of them. */
    List<String> notations(List<String> words) {
        List<String> given =
                Objects.requireNonNull(command).commandLine().getParseResult().originalArgs();
        int separator = given.indexOf(COMMAND_FOLLOWS);
        int tail = separator < 0 ? 0 : given.size() - separator - 1;
        if (tail == 0) {
            return words;
        }
        List<String> notations = new ArrayList<>(words.subList(0, words.size() - tail));
        notations.add(Sources.command(words.subList(words.size() - tail, words.size())));
        return notations;
    }
}
