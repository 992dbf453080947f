package dev.riskdex.classifier.override;

import dev.riskdex.classifier.override.YamlPlace.Kind;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** Reads a file of overrides strictly: whoever sets a verdict aside must not be misunderstood by a slip of the pen. */
final class OverridesFile {

    /** A few thousand entries; more is no list that anybody keeps. */
    private static final long MAX_BYTES = 1 << 20;

    private static final Set<String> FIELDS =
            Set.of("server", "tool", "category", "severity", "reason", "author", "expires");

    private final List<String> problems = new ArrayList<>();
    private final List<OverrideEntry> entries = new ArrayList<>();

    private OverridesFile() {}

    /**
     * Reads a file.
     *
     * @throws OverridesException with all that is wrong
     * @throws UncheckedIOException when it cannot be read
     */
    static List<OverrideEntry> read(Path path) {
        OverridesFile file = new OverridesFile();
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new OverridesException(path.toString(), List.of("it has more than " + MAX_BYTES + " bytes"));
            }
            file.read(YamlPlace.read(Files.readAllBytes(path)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            file.problems.add("line " + e.getLocation().getLineNr() + ": no YAML: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            file.problems.add(String.valueOf(e.getMessage()));
        }
        if (!file.problems.isEmpty()) {
            throw new OverridesException(path.toString(), file.problems);
        }
        return List.copyOf(file.entries);
    }

    private void read(YamlPlace root) {
        if (root.kind() != Kind.MAPPING) {
            problem(root, "", "a mapping with 'version' and 'overrides' is wanted");
            return;
        }
        root.fields().forEach((name, value) -> {
            if (!name.equals("version") && !name.equals("overrides")) {
                problem(value, name, "no such field");
            }
        });
        YamlPlace version = root.fields().get("version");
        if (version == null || !version.text().equals("1")) {
            problem(version == null ? root : version, "version", "must be 1");
        }
        YamlPlace list = root.fields().get("overrides");
        if (list == null || list.kind() != Kind.SEQUENCE) {
            problem(list == null ? root : list, "overrides", "must be a list");
            return;
        }
        Map<List<String>, Integer> seen = new HashMap<>();
        for (int i = 0; i < list.items().size(); i++) {
            entry(list.items().get(i), "overrides[" + i + "]", seen);
        }
    }

    private void entry(YamlPlace node, String path, Map<List<String>, Integer> seen) {
        if (node.kind() != Kind.MAPPING) {
            problem(node, path, "must be a mapping");
            return;
        }
        int before = problems.size();
        node.fields().forEach((name, value) -> {
            if (!FIELDS.contains(name)) {
                problem(
                        value,
                        path + "." + name,
                        "no such field; there are server, tool, category, severity, reason, author, expires");
            }
        });
        String server = required(node, path, "server");
        String tool = required(node, path, "tool");
        String reason = required(node, path, "reason");
        String author = required(node, path, "author");
        Optional<Category> category = value(node, path, "category", Category::of);
        Optional<Severity> severity = value(node, path, "severity", Severity::of);
        Optional<LocalDate> expires = value(node, path, "expires", OverridesFile::day);
        if (problems.size() == before && category.isEmpty() && severity.isEmpty()) {
            problem(node, path, "needs a category or a severity");
        }
        Integer first = seen.putIfAbsent(List.of(server, tool), node.line());
        if (first != null) {
            problem(node, path, "the same tool as in line " + first);
        }
        if (problems.size() == before) {
            entries.add(new OverrideEntry(node.line(), server, tool, category, severity, reason, author, expires));
        }
    }

    private String required(YamlPlace node, String path, String field) {
        YamlPlace value = node.fields().get(field);
        if (value == null || value.kind() != Kind.SCALAR || value.text().isBlank()) {
            problem(value == null ? node : value, path + "." + field, "must be a text");
            return "";
        }
        return value.text();
    }

    private <T> Optional<T> value(YamlPlace node, String path, String field, Function<String, T> reader) {
        YamlPlace value = node.fields().get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value.kind() != Kind.SCALAR) {
            problem(value, path + "." + field, "must be a text");
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(value.text()));
        } catch (IllegalArgumentException e) {
            problem(value, path + "." + field, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no day '" + text + "'; such as 2027-01-31", e);
        }
    }

    private void problem(YamlPlace at, String path, String message) {
        problems.add("line " + at.line() + ": " + (path.isEmpty() ? "" : path + ": ") + message);
    }
}
