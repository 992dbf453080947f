package dev.riskdex.cli.report;

import dev.riskdex.classifier.override.YamlPlace;
import dev.riskdex.classifier.override.YamlPlace.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** Reads a file of accepted risks strictly: a slip of the pen must not accept more than was meant. */
public final class Suppressions {

    private static final Set<String> FIELDS = Set.of("server", "tool", "code", "category", "reason", "until");

    private final List<String> problems = new ArrayList<>();
    private final List<Suppression> entries = new ArrayList<>();

    private Suppressions() {}

    /**
     * Reads the text of a file.
     *
     * @param name of the file, for messages
     * @throws ReportInputException with all that is wrong
     */
    public static List<Suppression> read(String name, String yaml) {
        Suppressions file = new Suppressions();
        try {
            file.read(YamlPlace.read(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (JacksonException e) {
            file.problems.add("line " + e.getLocation().getLineNr() + ": no YAML: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            file.problems.add(String.valueOf(e.getMessage()));
        }
        if (!file.problems.isEmpty()) {
            throw new ReportInputException(name, file.problems);
        }
        return List.copyOf(file.entries);
    }

    private void read(YamlPlace root) {
        if (root.kind() != Kind.MAPPING) {
            problem(root, "a mapping with 'version' and 'suppressions' is wanted");
            return;
        }
        root.fields().forEach((name, value) -> {
            if (!name.equals("version") && !name.equals("suppressions")) {
                problem(value, name + ": no such field");
            }
        });
        YamlPlace version = root.fields().getOrDefault("version", root);
        if (!version.text().equals("1")) {
            problem(version, "version must be 1");
        }
        YamlPlace list = root.fields().getOrDefault("suppressions", root);
        if (list.kind() != Kind.SEQUENCE) {
            problem(list, "suppressions must be a list");
        }
        list.items().forEach(this::entry);
    }

    private void entry(YamlPlace node) {
        if (node.kind() != Kind.MAPPING) {
            problem(node, "an entry must be a mapping");
            return;
        }
        int before = problems.size();
        node.fields().forEach((name, value) -> {
            if (!FIELDS.contains(name)) {
                problem(value, name + ": no such field; there are server, tool, code, category, reason, until");
            }
        });
        String server = required(node, "server");
        String reason = required(node, "reason");
        Optional<LocalDate> until = day(node, required(node, "until"));
        Optional<String> tool = text(node, "tool");
        Optional<String> code = text(node, "code");
        Optional<String> category = text(node, "category");
        if (tool.isEmpty() && code.isEmpty() && category.isEmpty()) {
            problem(node, "needs a tool, a code or a category: a whole server cannot be accepted unseen");
        }
        if (problems.size() == before && until.isPresent()) {
            entries.add(new Suppression(node.line(), server, tool, code, category, reason, until.get()));
        }
    }

    private Optional<LocalDate> day(YamlPlace node, String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            problem(node, "until: no day '" + text + "' (" + e.getMessage() + "); such as 2027-01-31");
            return Optional.empty();
        }
    }

    private String required(YamlPlace node, String field) {
        if (!node.fields().containsKey(field)) {
            problem(node, field + " is missing");
            return "";
        }
        return text(node, field).orElse("");
    }

    private Optional<String> text(YamlPlace node, String field) {
        YamlPlace value = node.fields().get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value.kind() != Kind.SCALAR || value.text().isBlank()) {
            problem(value, field + " must be a text");
            return Optional.empty();
        }
        return Optional.of(value.text());
    }

    private void problem(YamlPlace at, String message) {
        problems.add("line " + at.line() + ": " + message);
    }
}
