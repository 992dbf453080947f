package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Types that are tools by a trait, whose functions, constants and types give name, description and arguments. */
final class RustTraits {

    /** Functions that give the schema, and beginnings or ends of the names of types of arguments. */
    private static final List<String> SCHEMAS =
            List.of("input_schema", "parameters_schema", "schema", "parameters", "json_schema");

    private static final List<String> ARGUMENTS =
            List.of("parameter", "args", "arguments", "params", "input", "request");

    private final RustEvaluator evaluator;
    private final RustConstructed constructed;
    private final RustTypes types;

    RustTraits(RustEvaluator evaluator, RustConstructed constructed, RustTypes types) {
        this.evaluator = evaluator;
        this.constructed = constructed;
        this.types = types;
    }

    /** {@code impl Tool for Type { fn name(&self) …; const DESCRIPTION …; type Parameter = …; }}. */
    void read(SyntaxNode implementation, List<FoundTool> tools) {
        boolean tool = implementation
                .child("trait")
                .filter(trait -> trait.text().contains("Tool"))
                .isPresent();
        Map<String, SyntaxNode> parts = tool ? parts(implementation) : Map.of();
        Optional<SchemaDraft> arguments = arguments(parts);
        if (!parts.containsKey("name") || !parts.containsKey("description") || arguments.isEmpty()) {
            return;
        }
        new ToolDraft(implementation, "impl Tool")
                .name(part(parts, "name"))
                .title(part(parts, "title"))
                .description(part(parts, "description"))
                .parameters(arguments.get())
                .finish()
                .ifPresent(tools::add);
    }

    private Value part(Map<String, SyntaxNode> parts, String name) {
        SyntaxNode node = parts.get(name);
        return node == null ? Value.ABSENT : evaluator.value(node);
    }

    private Optional<SchemaDraft> arguments(Map<String, SyntaxNode> parts) {
        Optional<SchemaDraft> written = SCHEMAS.stream()
                .filter(parts::containsKey)
                .findFirst()
                .map(parts::get)
                .map(node -> node.parentKind().equals("type_item") ? types.struct(node) : constructed.schema(node));
        return written.or(() -> parts.entrySet().stream()
                .filter(part -> part.getValue().parentKind().equals("type_item"))
                .filter(part -> ARGUMENTS.stream().anyMatch(part.getKey()::endsWith))
                .findFirst()
                .map(part -> types.struct(part.getValue())));
    }

    /** The last expression of each function, the values of constants, and types, by their names in small letters. */
    private static Map<String, SyntaxNode> parts(SyntaxNode implementation) {
        Map<String, SyntaxNode> parts = new LinkedHashMap<>();
        for (SyntaxNode item :
                implementation.child("body").map(SyntaxNode::children).orElse(List.of())) {
            List<SyntaxNode> statements =
                    item.child("body").map(SyntaxNode::children).orElse(List.of());
            Optional<SyntaxNode> part = switch (item.kind()) {
                case "function_item" ->
                    statements.isEmpty() ? Optional.empty() : Optional.of(statements.get(statements.size() - 1));
                case "const_item" -> item.child("value");
                case "type_item", "associated_type" -> item.child("type");
                default -> Optional.empty();
            };
            String name = item.child("name").map(SyntaxNode::text).orElse("").toLowerCase(Locale.ROOT);
            part.ifPresent(node -> parts.putIfAbsent(name, node));
        }
        return parts;
    }
}
