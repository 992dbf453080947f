package dev.riskdex.cli.report;

import dev.riskdex.model.ServerInfo;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * An accepted risk: one entry of a suppressions file.
 *
 * @param line where it begins, from 1
 * @param server slug or identity of the server
 * @param tool exact name of the tool, where it is about one
 * @param code id of the finding or verdict, where it is about one
 * @param category family of the finding or category of the verdict, where it is about one
 * @param reason why it is accepted
 * @param until the last day on which it is
 */
public record Suppression(
        int line,
        String server,
        Optional<String> tool,
        Optional<String> code,
        Optional<String> category,
        String reason,
        LocalDate until) {

    public Suppression {
        Objects.requireNonNull(server);
        Objects.requireNonNull(tool);
        Objects.requireNonNull(code);
        Objects.requireNonNull(category);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(until);
    }

    /**
     * Whether it means an issue of a server. Where only the tool is given it accepts what the tool can do, and not what is
     * odd about its definition: a text that was poisoned later must show.
     */
    boolean means(ServerInfo info, Issue issue) {
        return (server.equals(info.slug()) || server.equals(info.id()))
                && tool.map(issue.subject().tool()::equals).orElse(true)
                && code.map(issue.code()::equals).orElse(true)
                && category.map(issue.category()::equalsIgnoreCase).orElse(true)
                && (code.isPresent() || category.isPresent() || issue.verdict());
    }

    /** Whether its last day is over. */
    boolean endedOn(LocalDate today) {
        return until.isBefore(today);
    }

    /** What it is about and why, in a line. */
    public String describe() {
        return "line " + line + ": " + server + tool.map(name -> "/" + name).orElse("")
                + code.or(() -> category).map(text -> " " + text).orElse("") + ", until " + until + ": " + reason;
    }
}
