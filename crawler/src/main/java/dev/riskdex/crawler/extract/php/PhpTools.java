package dev.riskdex.crawler.extract.php;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds methods and classes with a tool's attribute, heirs of a tool class, registrations and arrays in a PHP file. */
final class PhpTools {

    private final PhpEvaluator evaluator;
    private final PhpParameters parameters;
    private final PhpHeirs heirs;
    private final PhpRegistrations registrations;

    PhpTools(PhpEvaluator evaluator) {
        this.evaluator = evaluator;
        this.parameters = new PhpParameters(evaluator);
        this.heirs = new PhpHeirs(evaluator);
        this.registrations = new PhpRegistrations(evaluator, parameters);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        for (SyntaxNode node : CodeFiles.all(file.root())) {
            switch (node.kind()) {
                case "method_declaration", "function_definition" ->
                    attributed(node).ifPresent(tools::add);
                case "class_declaration" -> {
                    attributed(node).ifPresent(tools::add);
                    heirs.read(node).ifPresent(tools::add);
                }
                default -> registrations.read(node).ifPresent(tools::add);
            }
        }
        return tools;
    }

    /** {@code #[McpTool(name: …)]} on a method, or on a class that can be called. */
    private Optional<FoundTool> attributed(SyntaxNode declaration) {
        return PhpSyntax.attribute(declaration, "McpTool").flatMap(attribute -> {
            boolean isClass = declaration.is("class_declaration");
            SyntaxNode method =
                    isClass ? PhpSyntax.method(declaration, "__invoke").orElse(declaration) : declaration;
            Map<String, Value> arguments = evaluator.named(attribute);
            Value name = arguments.getOrDefault("name", arguments.getOrDefault("0", Value.ABSENT));
            Value description = arguments.getOrDefault("description", arguments.getOrDefault("1", Value.ABSENT));
            Docblock docblock = Docblock.before(method);
            return new ToolDraft(declaration, "#[McpTool]")
                    .name(Values.isNothing(name) ? Values.text(fallback(declaration)) : name)
                    .title(arguments.getOrDefault("title", Value.ABSENT))
                    .description(
                            Values.isNothing(description)
                                    ? docblock.text().map(Values::text).orElse(Value.ABSENT)
                                    : description)
                    .parameters(parameters.of(method, docblock))
                    .annotations(PhpRegistrations.hints(arguments.getOrDefault("annotations", Value.ABSENT)))
                    .finish();
        });
    }

    /** The method's name; that of the class where the method is the one that is called without a name. */
    private static String fallback(SyntaxNode declaration) {
        String own = PhpSyntax.ownName(declaration);
        return own.equals("__invoke")
                ? CodeFiles.around(declaration, Set.of("class_declaration"))
                        .map(PhpSyntax::ownName)
                        .orElse(own)
                : own;
    }
}
