package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.override.Overrides;
import dev.riskdex.classifier.override.OverridesException;
import dev.riskdex.model.ServerRisk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that every command has. */
final class CommonOptions {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder of the catalogue (default: $RISKDEX_HOME, else the platform's data folder).")
    private @Nullable Path home;

    @Option(names = "--quiet", description = "Print results and errors only.")
    private boolean quiet;

    @Option(names = "--no-color", description = "Print without colours.")
    private boolean noColor;

    @Option(names = "--offline", description = "Fetch nothing from the network.")
    private boolean offline;

    @Option(
            names = "--overrides",
            paramLabel = "FILE",
            description = "Verdicts of your own in place of ours (default: overrides.yaml in the home folder).")
    private @Nullable Path overrides;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    boolean quiet() {
        return quiet;
    }

    boolean offline() {
        return offline;
    }

    /** The catalogue's folder; it may not exist yet. */
    Path home() {
        return home != null
                ? home
                : defaultHome(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    /** Opens the catalogue for writing and creates it where absent. */
    Catalogue openCatalogue(Supplier<Classifier> classifier) {
        logToStandardError();
        Overrides used = overrides();
        Catalogue catalogue = Catalogue.open(home(), classifier, Clock.systemUTC());
        catalogue.use(used, Clock.systemUTC());
        return catalogue;
    }

    /** Whether there is a catalogue. */
    boolean hasCatalogue() {
        return Catalogue.exists(home());
    }

    /** Opens a catalogue that is there, also while another process writes to it. */
    Catalogue readCatalogue() {
        logToStandardError();
        Overrides used = overrides();
        Catalogue catalogue = Catalogue.openReadOnly(home());
        catalogue.use(used, Clock.systemUTC());
        return catalogue;
    }

    /**
     * The verdicts that somebody has set in place of ours.
     *
     * @throws CommandFailure when the file is not valid, with all that is wrong
     */
    Overrides overrides() {
        try {
            return overrides == null ? Overrides.ofHome(home()) : Overrides.read(overrides);
        } catch (OverridesException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /** A server with the verdicts that somebody has set in place of ours, as of today. */
    static ServerRisk apply(Overrides overrides, ServerRisk risk) {
        return overrides.apply(risk, today());
    }

    /** The day by which overrides end. */
    static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }

    /** Lucene logs to the logger of Java, which would print in a form of its own. */
    private static void logToStandardError() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    Terminal terminal() {
        CommandLine commandLine = Objects.requireNonNull(command).commandLine();
        boolean colored = !noColor && System.getenv("NO_COLOR") == null && CommandLine.Help.Ansi.AUTO.enabled();
        int width =
                Terminal.widthOf(Optional.ofNullable(System.getenv("COLUMNS")).orElse(""));
        return new Terminal(commandLine.getOut(), commandLine.getErr(), colored, width);
    }

    /** Whether a person watches, so that a progress bar makes sense. */
    boolean interactive() {
        return !quiet && CommandLine.Help.Ansi.AUTO.enabled();
    }

    static Path defaultHome(Map<String, String> environment, String osName, String userHome) {
        String chosen = environment.getOrDefault("RISKDEX_HOME", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return Path.of(userHome, "Library", "Application Support", "Riskdex");
        }
        if (os.contains("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return local.isBlank() ? Path.of(userHome, "AppData", "Local", "Riskdex") : Path.of(local, "Riskdex");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return data.isBlank() ? Path.of(userHome, ".local", "share", "riskdex") : Path.of(data, "riskdex");
    }
}
