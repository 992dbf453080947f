package dev.riskdex.crawler.config;

import dev.riskdex.crawler.parse.JsonDocument;
import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A configuration file as a tree. What a parser says of a broken file is not passed on, because it quotes the file.
 *
 * @param root the object at the top; empty for a broken file
 * @param reason why there is none
 * @param warnings about parts
 */
record ConfigDocument(Optional<JsonNode> root, String reason, List<Warning> warnings) {

    private static final int LONGEST = 4 << 20;
    private static final ReadLimits LIMITS = new ReadLimits(LONGEST, LONGEST, 64, 500_000, 0, 0, 0, 20);
    private static final JsonTreeReader JSON = JsonTreeReader.withComments(LIMITS);
    private static final JsonTreeReader YAML = JsonTreeReader.yaml(LIMITS);
    private static final TomlMapper TOML = new TomlMapper();
    private static final Pattern PLACE = Pattern.compile("\\(line \\d+, column \\d+\\)$");

    /** Reads a text in the format that the file's name ends with; JSON for any other ending. */
    static ConfigDocument read(String text, String fileName, String where) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".toml")) {
            return toml(text);
        }
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        JsonDocument document = (yaml ? YAML : JSON).read(text, where);
        Optional<JsonNode> object = document.root().filter(root -> !document.broken() && root.isObject());
        return object.isPresent()
                ? new ConfigDocument(object, "", document.warnings())
                : broken(yaml ? "YAML" : "JSON", place(document.warnings()));
    }

    private static ConfigDocument toml(String text) {
        try {
            return new ConfigDocument(Optional.of(TOML.readTree(text)), "", List.of());
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            return broken("TOML", at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
        }
    }

    private static String place(List<Warning> warnings) {
        Matcher matcher = PLACE.matcher(
                warnings.isEmpty() ? "" : warnings.get(warnings.size() - 1).message());
        return matcher.find() ? " " + matcher.group() : "";
    }

    private static ConfigDocument broken(String format, String place) {
        return new ConfigDocument(Optional.empty(), "the file is no " + format + " object" + place, List.of());
    }
}
