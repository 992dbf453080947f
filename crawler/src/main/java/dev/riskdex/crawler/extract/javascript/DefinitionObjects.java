package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.javascript.ToolReader.Place;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads objects that look like tools wherever they stand: name, description and a schema. Used when the way from the
 * definitions to the server could not be followed.
 */
final class DefinitionObjects {

    private static final int OBJECTS = 20_000;

    private final Evaluator evaluator;
    private final ToolReader reader;

    DefinitionObjects(Evaluator evaluator, ToolReader reader) {
        this.evaluator = evaluator;
        this.reader = reader;
    }

    List<FoundTool> read(SyntaxFile file) {
        Set<SyntaxNode> objects = new LinkedHashSet<>();
        for (int offset : file.words("description", 0, file.size(), OBJECTS)) {
            SyntaxNode word = file.nodeAt(offset);
            if (word.is("string_fragment")) {
                word = word.parent().orElse(word);
            }
            boolean key = word.role().equals("key") || word.is("shorthand_property_identifier");
            Optional<SyntaxNode> object = word.is("shorthand_property_identifier")
                    ? word.parent()
                    : word.parent().flatMap(SyntaxNode::parent);
            if (key) {
                object.filter(node -> node.is("object")).ifPresent(objects::add);
            }
        }
        List<FoundTool> found = new ArrayList<>();
        objects.stream().filter(this::mayBeTool).forEach(object -> read(object).ifPresent(found::add));
        return found;
    }

    /** Keys alone decide first: evaluating every object with a description would take long. */
    private boolean mayBeTool(SyntaxNode object) {
        boolean named = false;
        boolean schema = false;
        for (SyntaxNode child : object.children()) {
            String key =
                    child.child("key").map(it -> Literals.unquote(it.text())).orElseGet(child::text);
            named |= key.equals("name");
            schema |= key.equals("inputSchema")
                    || key.equals("parameters")
                    || key.equals("schema")
                    || key.equals("input_schema");
        }
        return named && schema && !evaluator.project().isSpent();
    }

    private Optional<FoundTool> read(SyntaxNode object) {
        Value value = evaluator.evaluate(object, Bindings.NONE);
        if (!(value instanceof Value.Fields fields) || ToolReader.isForeign(fields)) {
            return Optional.empty();
        }
        Value schema = ToolReader.schemaOf(fields).plain();
        boolean readable =
                schema instanceof Value.Schema || schema instanceof Value.Fields || schema instanceof Value.Unknown;
        if (!readable || fields.get("description") instanceof Value.Absent) {
            return Optional.empty();
        }
        Place place = new Place(object, "definition object", Conditions.around(object), false, true);
        return outer(object)
                .flatMap(wrapper -> reader.fromObject(evaluator.evaluate(wrapper, Bindings.NONE), place))
                .filter(tool -> fields.get("name")
                        .asText()
                        .filter(it -> it.text().equals(tool.definition().name()))
                        .isPresent())
                .or(() -> reader.fromObject(fields, place));
    }

    /** The object that holds this one under a key, as a definition beside its schema may say when it applies. */
    private static Optional<SyntaxNode> outer(SyntaxNode object) {
        return object.parent()
                .filter(pair -> pair.is("pair"))
                .flatMap(SyntaxNode::parent)
                .filter(node -> node.is("object"));
    }
}
