package dev.riskdex.classifier.override;

import dev.riskdex.classifier.server.ServerAssessor;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VerdictOverride;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts that a team has set in place of ours. They are laid over our own whenever those are shown or used, and
 * never stored with them: so they survive upgrades, take effect when the file is saved, and end on their day.
 */
public final class Overrides {

    /** The name of the file in the catalogue's folder. */
    public static final String FILE = "overrides.yaml";

    private final List<OverrideEntry> entries;

    private Overrides(List<OverrideEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** None at all. */
    public static Overrides none() {
        return new Overrides(List.of());
    }

    /**
     * Reads a file.
     *
     * @throws OverridesException with all that is wrong with it, each with its place
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    public static Overrides read(Path file) {
        return new Overrides(OverridesFile.read(file));
    }

    /** Reads the file of a catalogue's folder; none where there is no file. */
    public static Overrides ofHome(Path home) {
        Path file = home.resolve(FILE);
        return Files.isRegularFile(file) ? read(file) : none();
    }

    /** All of them, in file order. */
    public List<OverrideEntry> entries() {
        return entries;
    }

    /** The server with the overrides that apply on a day, and with a new assessment where there are any. */
    public ServerRisk apply(ServerRisk server, LocalDate today) {
        List<OverrideEntry> own = entries.stream()
                .filter(entry -> entry.means(server.definition().server()))
                .filter(entry -> !entry.expiredOn(today))
                .toList();
        if (own.isEmpty()) {
            return server;
        }
        List<ToolRisk> tools =
                server.tools().stream().map(tool -> apply(tool, own)).toList();
        return tools.equals(server.tools())
                ? server
                : ServerAssessor.standard().assess(new ServerRisk(server.definition(), tools, server.findings()));
    }

    private static ToolRisk apply(ToolRisk tool, List<OverrideEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.tool().equals(tool.tool()))
                .findFirst()
                .map(entry -> overridden(tool, entry))
                .orElse(tool);
    }

    private static ToolRisk overridden(ToolRisk tool, OverrideEntry entry) {
        Category category = entry.category().orElse(tool.category());
        Severity severity = entry.severity().orElse(tool.severity());
        return tool.overridden(
                category,
                severity,
                new VerdictOverride(tool.category(), tool.severity(), entry.reason(), entry.author(), entry.expires()));
    }

    /** What has become of an entry. */
    public enum State {
        APPLIES("applies"),
        EXPIRED("expired"),
        MATCHES_NOTHING("matches nothing");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** In words. */
        public String label() {
            return label;
        }
    }

    /**
     * What has become of an entry on a day.
     *
     * @param server the server that it means, where there is one
     */
    public static State state(OverrideEntry entry, Optional<ServerRisk> server, LocalDate today) {
        if (entry.expiredOn(today)) {
            return State.EXPIRED;
        }
        return server.filter(risk -> entry.means(risk.definition().server()))
                        .filter(risk -> risk.tools().stream()
                                .anyMatch(tool -> tool.tool().equals(entry.tool())))
                        .isPresent()
                ? State.APPLIES
                : State.MATCHES_NOTHING;
    }
}
