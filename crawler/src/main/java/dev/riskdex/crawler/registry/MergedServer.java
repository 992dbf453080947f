package dev.riskdex.crawler.registry;

import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One server out of what several places gave. The list of tools is that of the best place, never a union. What a tool
 * lacks there may come from the next place that has a tool of this name, and then the tool's origin and the details of
 * the provenance say so: {@code toolsFrom}, {@code descriptionsFrom}, {@code schemasFrom}, and {@code describedBy} with
 * {@code fieldsFromDescription} for what the registry says of the server.
 */
final class MergedServer {

    private final ServerDefinition described;
    private final Map<String, String> details;
    private final List<Warning> warnings;

    /**
     * @param described what the registry says
     * @param details facts from all places
     * @param warnings of the places that gave no list
     */
    MergedServer(ServerDefinition described, Map<String, String> details, List<Warning> warnings) {
        this.described = described;
        this.details = new TreeMap<>(details);
        this.details.putAll(described.provenance().details());
        this.details.put("describedBy", described.provenance().location());
        this.warnings = new ArrayList<>(described.provenance().warnings());
        this.warnings.addAll(warnings);
    }

    /** The server; without any list its tools are unknown, and a warning says so. */
    ServerDefinition of(List<Found> found) {
        List<Found> inOrder =
                found.stream().sorted(Comparator.comparing(Found::fidelity)).toList();
        if (inOrder.isEmpty()) {
            warnings.add(new Warning(
                    "tools-unknown",
                    "none of its places gave a list of tools",
                    described.provenance().location()));
            return definition(described, false, List.of());
        }
        Found best = inOrder.get(0);
        details.put("toolsFrom", best.place());
        ToolFields fields = new ToolFields(inOrder.subList(1, inOrder.size()));
        List<ToolDefinition> tools = best.fidelity() == Fidelity.LIVE
                ? best.definition().tools()
                : best.definition().tools().stream().map(fields::complete).toList();
        details.putAll(fields.details());
        if (best.definition() != described) {
            warnings.addAll(best.definition().provenance().warnings());
        }
        return definition(best.definition(), best.definition().provenance().complete(), tools);
    }

    private ServerDefinition definition(ServerDefinition from, boolean complete, List<ToolDefinition> tools) {
        Provenance read = from.provenance();
        ServerInfo server = server(from.server());
        Provenance provenance = new Provenance(
                read.source(),
                read.location(),
                read.fetchedAt(),
                read.protocolVersion(),
                complete,
                read.sha256(),
                warnings.stream().distinct().toList(),
                details);
        return new ServerDefinition(described.rowId(), server, provenance, tools);
    }

    private ServerInfo server(ServerInfo read) {
        TreeSet<String> taken = new TreeSet<>();
        ServerInfo entry = described.server();
        ServerInfo server = new ServerInfo(
                entry.id(),
                read.name().equals(read.id()) ? entry.name() : read.name(),
                either(read, "title", ServerInfo::title, taken),
                either(read, "version", ServerInfo::version, taken),
                either(read, "description", ServerInfo::description, taken),
                read.instructions(),
                either(read, "repository", ServerInfo::repository, taken),
                either(read, "homepage", ServerInfo::homepage, taken));
        if (!taken.isEmpty() && read != entry) {
            details.put("fieldsFromDescription", String.join(",", taken));
        }
        return server;
    }

    private Optional<String> either(
            ServerInfo read, String field, Function<ServerInfo, Optional<String>> value, TreeSet<String> taken) {
        Optional<String> own = value.apply(read);
        Optional<String> other = value.apply(described.server());
        if (own.isEmpty() && other.isPresent()) {
            taken.add(field);
        }
        return own.or(() -> other);
    }
}
