package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Optional;

/** Reads a class for each tool: an heir of a class called like a tool, with name, description and schema as members. */
final class ToolClasses {

    private static final List<String> SCHEMAS =
            List.of("inputSchema", "input_schema", "parameters", "args_schema", "schema");

    private final PythonEvaluator evaluator;
    private final PythonTypes types;
    private final Origins origins;
    private final NamedClasses named;

    ToolClasses(PythonEvaluator evaluator, PythonTypes types, Origins origins) {
        this.evaluator = evaluator;
        this.types = types;
        this.origins = origins;
        this.named = new NamedClasses(evaluator, types);
    }

    List<FoundTool> read(SyntaxNode type) {
        boolean toolLike = PythonClasses.baseNames(type).stream().anyMatch(base -> base.contains("Tool"));
        boolean foreign = type.child("superclasses").map(SyntaxNode::children).orElse(List.of()).stream()
                .anyMatch(origins::isForeign);
        if (!toolLike || foreign) {
            return List.of();
        }
        Value name = evaluator.classes().member(type, "name");
        Value description = evaluator.classes().member(type, "description");
        boolean known = name.plain() instanceof Value.Text && description.plain() instanceof Value.Text;
        if (!known) {
            return named.read(type).stream().toList();
        }
        ToolDraft draft = new ToolDraft(type, "class " + PythonClasses.name(type))
                .name(name)
                .description(description.plain() instanceof Value.Unknown ? Value.ABSENT : description)
                .unregistered();
        schema(type).ifPresent(draft::parameters);
        if (evaluator.classes().member(type, "annotations").plain() instanceof Value.Fields hints) {
            draft.annotations(hints);
        }
        return draft.finish().stream().toList();
    }

    private Optional<SchemaDraft> schema(SyntaxNode type) {
        for (String member : SCHEMAS) {
            Value value = evaluator.classes().member(type, member).plain();
            if (value instanceof Value.Type model) {
                return Optional.of(types.model(model.node()));
            }
            if (value instanceof Value.Fields && !Values.isNothing(value)) {
                return Optional.of(SchemaDraft.of(value));
            }
        }
        return Optional.empty();
    }
}
