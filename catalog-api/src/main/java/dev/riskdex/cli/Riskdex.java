package dev.riskdex.cli;

import dev.riskdex.catalog.CatalogueException;
import dev.riskdex.model.VisibleText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The entry point: {@code java -jar riskdex.jar COMMAND}. */
@Command(
        name = "riskdex",
        description = "Tells what the tools of MCP servers can do, why, and what the policy should be.",
        mixinStandardHelpOptions = true,
        versionProvider = Riskdex.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  riskdex quickstart                      crawl the default sources and open the catalogue",
            "  riskdex classify npm:@scope/name        what can this server do?",
            "  riskdex classify config:                what is this machine running?",
            "  riskdex policy SERVER > policy.json     what should be allowed?",
            "",
            "Exit codes: 0 fine, 1 threshold reached or check failed, 2 wrong usage or unreadable input, 3 partial."
        })
public final class Riskdex {

    private static final List<Class<?>> COMMANDS = List.of(
            QuickstartCommand.class,
            ClassifyCommand.class,
            CrawlCommand.class,
            IndexCommand.class,
            SearchCommand.class,
            ShowCommand.class,
            DiffCommand.class,
            PolicyCommand.class,
            OverridesCommand.class,
            ServeCommand.class,
            EvaluateCommand.class,
            TuneCommand.class,
            GenerateCompletion.class);

    private Riskdex() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int exitCode = commandLine(out, err, arguments).execute(arguments);
        out.flush();
        err.flush();
        // Threads of libraries may outlive the command; serving commands return only when they are done.
        System.exit(exitCode);
    }

    /**
     * The commands, printing to the given writers. Only those that stand among the arguments are looked at: reading
     * the options of all, and loading every class that they mention, would take most of the time of {@code --help}.
     */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, String... arguments) {
        Set<String> typed = Set.of(List.of(arguments).stream().distinct().toArray(String[]::new));
        CommandLine commands = new CommandLine(new Riskdex());
        boolean all = typed.contains(
                GenerateCompletion.class.getAnnotation(Command.class).name());
        for (Class<?> type : COMMANDS) {
            String name = type.getAnnotation(Command.class).name();
            commands.addSubcommand(name, all || typed.contains(name) ? new CommandLine(type) : headline(type));
        }
        return commands.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(110)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    /** A command of which only the line in the list of commands is known. */
    private static CommandLine headline(Class<?> type) {
        Command command = type.getAnnotation(Command.class);
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(command.description()).hidden(command.hidden());
        return new CommandLine(spec);
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof CommandFailure known) {
            command.getErr().println("riskdex: " + VisibleText.line(String.valueOf(known.getMessage())));
            return known.exitCode().number();
        }
        if (failure instanceof CatalogueException || failure instanceof UncheckedIOException) {
            command.getErr().println("riskdex: " + VisibleText.line(String.valueOf(failure.getMessage())));
            return ExitCode.USAGE.number();
        }
        throw failure;
    }

    /** Bytes out are UTF-8 whatever the locale says. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** The version of this program, from the jar's manifest. */
    static String version() {
        return Optional.ofNullable(Riskdex.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    /** The version that the jar's manifest carries. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"riskdex " + version()};
        }
    }
}
