package dev.riskdex.cli;

import dev.riskdex.classifier.policy.export.ExportException;
import dev.riskdex.classifier.policy.export.ExportRequest;
import dev.riskdex.classifier.policy.export.PolicyExport;
import dev.riskdex.classifier.policy.export.PolicyExporter;
import dev.riskdex.classifier.policy.export.PolicyExporters;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import dev.riskdex.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For whom a policy is written, and where. */
final class ExportOptions {

    @Option(
            names = "--format",
            paramLabel = "TARGET",
            defaultValue = "policylayer",
            completionCandidates = Targets.class,
            description = "Whose policy to write: ${COMPLETION-CANDIDATES}; the default is policylayer.")
    private String format = "policylayer";

    @Option(
            names = "--server-name",
            paramLabel = "NAME",
            description = "The server's name where the policy is used; the default is its slug.")
    private @Nullable String serverName;

    @Option(
            names = "--strict-export",
            description = "Deny tools whose limits the target cannot say, instead of allowing them without.")
    private boolean strictExport;

    @Option(names = "--fail-on-gap", description = "End with code 1 when the target cannot say all of the policy.")
    private boolean failOnGap;

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            description = "Write to a file, or for several servers below a folder, instead of standard output.")
    private @Nullable Path out;

    /** The targets' names, for the help. */
    static final class Targets implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return PolicyExporters.ids().iterator();
        }
    }

    /** The folder or file to write to; empty for standard output. */
    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    /** The target; unknown ones end the command. */
    PolicyExporter exporter() {
        return PolicyExporters.find(format)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "no format '" + format + "'; there are " + String.join(", ", PolicyExporters.ids())));
    }

    /** Checks what several servers need. */
    void checkFor(int servers) {
        if (servers > 1 && out == null) {
            throw new CommandFailure(ExitCode.USAGE, "several servers need a folder: add --out DIR");
        }
        if (servers > 1 && serverName != null) {
            throw new CommandFailure(ExitCode.USAGE, "--server-name is for one server");
        }
    }

    /** Writes a policy for the target and says on standard error what it cannot say. */
    ExitCode write(Terminal terminal, ServerRisk server, Policy policy, boolean inFolder) {
        String slug = server.definition().server().slug();
        PolicyExport export = export(server, policy, serverName == null ? slug : serverName);
        if (out == null) {
            terminal.out().print(export.text());
            terminal.out().flush();
        } else {
            export.files().forEach((name, text) -> write(place(out, slug, name, export, inFolder), text));
        }
        for (PolicyExport.Gap gap : export.gaps()) {
            terminal.message(VisibleText.line("gap" + (inFolder ? " in " + slug : "") + ": " + gap.pointer() + ": "
                    + format + ": " + gap.cannot() + "; " + gap.instead()));
        }
        return failOnGap && !export.gaps().isEmpty() ? ExitCode.THRESHOLD : ExitCode.FINE;
    }

    private PolicyExport export(ServerRisk server, Policy policy, String name) {
        List<String> tools =
                server.tools().stream().map(ToolRisk::tool).distinct().toList();
        try {
            return exporter().export(new ExportRequest(policy, name, tools, strictExport));
        } catch (ExportException e) {
            throw new CommandFailure(ExitCode.USAGE, VisibleText.line(String.valueOf(e.getMessage())), e);
        }
    }

    private static Path place(Path out, String slug, String name, PolicyExport export, boolean inFolder) {
        if (inFolder) {
            return out.resolve(slug).resolve(name);
        }
        return name.equals(export.fileName()) ? out : out.resolveSibling(name);
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of " + file + ": " + e.getMessage(), e);
        }
        Output.writeFile(file, writer -> writer.print(text));
    }
}
