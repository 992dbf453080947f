package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.files.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files beside the source that texts are loaded from. A path is a text relative to the root of the tree, an open file
 * is the text that stands in it; a file that the tree does not hold is not known.
 */
final class PythonPaths {

    private static final int LARGEST = 1_000_000;

    /** Methods that give the same path or the same text again. */
    private static final Set<String> SAME =
            Set.of("resolve", "absolute", "expanduser", "as_posix", "read", "__enter__", "open");

    private final SourceTree tree;
    private final Set<String> files;

    PythonPaths(SourceTree tree) {
        this.tree = tree;
        this.files = Collections.unmodifiableSet(new TreeSet<>(tree.paths()));
    }

    /** The folder that a path lies in. */
    static Value parent(Value.Text path) {
        int slash = path.text().lastIndexOf('/');
        return new Value.Text(slash < 0 ? "" : path.text().substring(0, slash), path.partial());
    }

    /** A path and parts below it; {@code ..} leads upwards. */
    static Value join(List<Value> parts) {
        Value path = Values.text("");
        for (Value part : parts) {
            if (!(part.plain() instanceof Value.Text text) || text.partial()) {
                return Value.UNKNOWN;
            }
            for (String step : text.text().split("/", -1)) {
                Value.Text sofar = (Value.Text) path;
                path = switch (step) {
                    case "", "." -> sofar;
                    case ".." -> parent(sofar);
                    default -> Values.text(sofar.text().isEmpty() ? step : sofar.text() + "/" + step);
                };
            }
        }
        return path;
    }

    /** What a method of a path or of an open file gives; unknown when it is none of theirs. */
    Value method(Value.Text path, String name, List<Value> arguments) {
        if (SAME.contains(name)) {
            return name.equals("open") ? read(path) : path;
        }
        return switch (name) {
            case "read_text" -> read(path);
            case "joinpath" ->
                join(java.util.stream.Stream.concat(java.util.stream.Stream.of((Value) path), arguments.stream())
                        .toList());
            default -> Value.UNKNOWN;
        };
    }

    /** The text of a file. */
    Value read(Value.Text path) {
        if (path.partial() || !files.contains(path.text())) {
            return Value.UNKNOWN;
        }
        byte[] bytes = tree.bytes(path.text());
        return bytes.length > LARGEST ? Value.UNKNOWN : Values.text(new String(bytes, StandardCharsets.UTF_8));
    }

    /** What a text in JSON says. */
    static Value json(Value text) {
        if (!(text.plain() instanceof Value.Text written) || written.partial()) {
            return Value.UNKNOWN;
        }
        try {
            return of(JsonMapper.shared().readTree(written.text()));
        } catch (JacksonException e) {
            // No JSON: what the program makes of it is not known.
            return Value.UNKNOWN;
        }
    }

    private static Value of(JsonNode json) {
        if (json.isObject()) {
            Map<String, Value> entries = new LinkedHashMap<>();
            json.properties().forEach(entry -> entries.put(entry.getKey(), of(entry.getValue())));
            return new Value.Fields(entries, false, java.util.Optional.empty());
        }
        if (json.isArray()) {
            return new Value.Items(json.valueStream().map(PythonPaths::of).toList(), false);
        }
        return json.isString() ? Values.text(json.asString()) : new Value.Scalar(json);
    }
}
