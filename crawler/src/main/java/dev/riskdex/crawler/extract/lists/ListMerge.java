package dev.riskdex.crawler.extract.lists;

import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins what code says with what lists say. The code speaks first: a list fills in what the code leaves open. Tools that
 * stand in a list only are taken where the code gives none, where the server reads the list and the code readers do not
 * see most of it, and where a list that is full or read names what the code has between quotes. All other differences are reported.
 */
final class ListMerge {

    /** Names that a warning lists. */
    private static final int MOST_NAMED = 10;

    /** Names of a list that are looked up in the code. */
    private static final int MOST_LOOKED_UP = 50;

    private final CodeText code;
    private final Map<String, ToolDefinition> tools = new LinkedHashMap<>();
    private final List<Warning> warnings = new ArrayList<>();

    /** @param found what the code readers found, each name once */
    ListMerge(List<ToolDefinition> found, CodeText code) {
        this.code = code;
        found.forEach(tool -> tools.put(tool.name(), tool));
    }

    List<ToolDefinition> tools() {
        return List.copyOf(tools.values());
    }

    List<Warning> warnings() {
        return warnings;
    }

    /** Takes what a list adds. */
    void add(ToolList list) {
        List<ToolDefinition> only = list.tools().stream()
                .filter(tool -> !tools.containsKey(tool.name()))
                .toList();
        int common = list.tools().size() - only.size();
        boolean own = tools.isEmpty() || common > 0 && list.kind().isOwn() || isRead(list);
        if (!own && common == 0) {
            return;
        }
        List<ToolDefinition> taken = taken(list, only, common, own);
        report(list, only, taken);
        list.tools().forEach(tool -> tools.computeIfPresent(tool.name(), (name, known) -> filled(known, tool, list)));
        taken.forEach(tool -> tools.put(tool.name(), tool));
    }

    private List<ToolDefinition> taken(ToolList list, List<ToolDefinition> only, int common, boolean own) {
        if (tools.isEmpty() || own && 2 * common < list.tools().size()) {
            return only;
        }
        return list.isFull() || isRead(list)
                ? only.stream()
                        .limit(MOST_LOOKED_UP)
                        .filter(tool -> code.quotes(tool.name()))
                        .toList()
                : List.of();
    }

    /** Whether the code names the file, or the folder that the manifests lie in. */
    private boolean isRead(ToolList list) {
        String name = ListFile.nameOf(list.path());
        return switch (list.kind()) {
            case GENERATED -> code.holds(name);
            case MANIFEST -> code.quotes(name) || code.holds(name + "/");
            case SNAPSHOT, RECORDING, BUNDLE -> false;
        };
    }

    private void report(ToolList list, List<ToolDefinition> only, List<ToolDefinition> taken) {
        List<String> inList = only.stream()
                .filter(tool -> !taken.contains(tool))
                .map(ToolDefinition::name)
                .toList();
        List<String> inCode = new ArrayList<>(tools.keySet());
        list.tools().forEach(tool -> inCode.remove(tool.name()));
        if (!inList.isEmpty() || !inCode.isEmpty()) {
            warnings.add(new Warning(
                    "list-differs",
                    "The " + list.kind().label() + " has " + list.tools().size() + " tools, the code " + tools.size()
                            + named("; only in the list", inList) + named("; only in the code", inCode) + ".",
                    list.path()));
        }
    }

    private static String named(String label, Collection<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String more = names.size() > MOST_NAMED ? ", …" : "";
        return label + " (" + names.size() + "): "
                + String.join(", ", names.stream().limit(MOST_NAMED).toList()) + more;
    }

    /** The tool of the code with the fields that the code leaves open from the list, and a word on which these are. */
    private static ToolDefinition filled(ToolDefinition known, ToolDefinition listed, ToolList list) {
        ToolOrigin origin = known.origin();
        boolean noText = known.description().isEmpty() || origin.descriptionPartial();
        boolean noSchema = known.inputSchema().isEmpty() || origin.parametersUnknown();
        List<String> fields = new ArrayList<>();
        Optional<String> description = pick(known.description(), listed.description(), noText, "description", fields);
        var schema = pick(known.inputSchema(), listed.inputSchema(), noSchema, "parameters", fields);
        var annotations = pick(
                known.annotations(), listed.annotations(), known.annotations().isEmpty(), "annotations", fields);
        var title = pick(known.title(), listed.title(), known.title().isEmpty(), "title", fields);
        if (fields.isEmpty()) {
            return known;
        }
        String how = origin.how().map(shape -> shape + "; ").orElse("") + String.join(", ", fields) + " from "
                + listed.origin().file().orElse(list.path());
        return new ToolDefinition(
                known.name(),
                title,
                description,
                schema,
                known.outputSchema().or(listed::outputSchema),
                annotations,
                known.meta(),
                new ToolOrigin(
                        origin.file(),
                        origin.line(),
                        Optional.of(how),
                        origin.conditional(),
                        origin.descriptionPartial() && !fields.contains("description"),
                        origin.parametersUnknown() && !fields.contains("parameters")));
    }

    private static <T> Optional<T> pick(
            Optional<T> known, Optional<T> listed, boolean open, String field, List<String> fields) {
        if (!open || listed.isEmpty()) {
            return known;
        }
        fields.add(field);
        return listed;
    }
}
