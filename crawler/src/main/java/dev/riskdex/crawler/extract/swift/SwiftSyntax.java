package dev.riskdex.crawler.extract.swift;

import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Parts of Swift's syntax tree by what they mean. */
final class SwiftSyntax {

    private static final int MOST_USES = 500;

    private SwiftSyntax() {}

    /** What a call calls: {@code Tool}, {@code object} of {@code .object(…)}, {@code string} of {@code Schema.string}. */
    static Optional<SyntaxNode> called(SyntaxNode call) {
        return call.children().stream().findFirst().flatMap(SwiftSyntax::last);
    }

    /** The last name of a path, such as {@code c} of {@code a.b.c}. */
    static Optional<SyntaxNode> last(SyntaxNode path) {
        return switch (path.kind()) {
            case "simple_identifier" -> Optional.of(path);
            case "prefix_expression" -> path.child("target").filter(it -> it.is("simple_identifier"));
            case "navigation_expression" -> path.child("suffix").flatMap(it -> it.child("suffix"));
            default -> Optional.empty();
        };
    }

    /** The arguments of a call, in order; a comma at the end makes an empty one, which is left out. */
    static List<SyntaxNode> arguments(SyntaxNode call) {
        return call.children().stream()
                .filter(child -> child.is("call_suffix"))
                .flatMap(suffix -> suffix.children().stream())
                .filter(child -> child.is("value_arguments"))
                .flatMap(arguments -> arguments.children().stream())
                .filter(child -> child.is("value_argument") && child.end() > child.start())
                .toList();
    }

    /** The label of an argument; empty without one. */
    static String label(SyntaxNode argument) {
        return argument.child("name").map(SyntaxNode::text).orElse("");
    }

    /** The expression that a body comes to: what it returns first, else its last statement. */
    static Optional<SyntaxNode> result(SyntaxNode body) {
        List<SyntaxNode> statements = body.children().stream()
                .flatMap(child -> child.is("statements") ? child.children().stream() : Stream.empty())
                .filter(child -> !child.is("multiline_comment"))
                .toList();
        return statements.stream()
                .filter(statement -> statement.is("control_transfer_statement"))
                .flatMap(statement -> statement.child("result").stream())
                .findFirst()
                .or(() -> statements.isEmpty() ? Optional.empty() : Optional.of(statements.get(statements.size() - 1)));
    }

    /** What a property is set to or computes. */
    static Optional<SyntaxNode> value(SyntaxNode property) {
        return property.child("value").or(() -> property.child("computed_value").flatMap(SwiftSyntax::getter));
    }

    private static Optional<SyntaxNode> getter(SyntaxNode computed) {
        return computed.children().stream()
                .filter(child -> child.is("computed_getter"))
                .findFirst()
                .or(() -> Optional.of(computed))
                .flatMap(SwiftSyntax::result);
    }

    static String propertyName(SyntaxNode property) {
        return property.child("name").map(SyntaxNode::text).orElse("");
    }

    /** The declarations inside a type. */
    static List<SyntaxNode> members(SyntaxNode type) {
        return type.child("body").map(SyntaxNode::children).orElse(List.of());
    }

    /** The last name of the type that a declaration declares or extends. */
    static String typeName(SyntaxNode declaration) {
        String name = declaration.child("name").map(SyntaxNode::text).orElse("");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Declarations of a name in a file as a property, a case of an enumeration or a function. */
    static Stream<SyntaxNode> declarations(String name, SyntaxFile file) {
        return file.words(name, 0, file.size(), MOST_USES).stream()
                .map(file::nodeAt)
                .flatMap(node -> switch (node.role()) {
                    case "bound_identifier" ->
                        node.parent().flatMap(SyntaxNode::parent).filter(it -> it.is("property_declaration")).stream();
                    case "name" ->
                        node.parent().filter(it -> it.is("enum_entry") || it.is("function_declaration")).stream();
                    default -> Stream.empty();
                });
    }

    /** The names that a {@code case} declares, each with the value that it is given or is called by. */
    static Map<String, SyntaxNode> entries(SyntaxNode enumEntry) {
        Map<String, SyntaxNode> entries = new LinkedHashMap<>();
        String name = "";
        for (SyntaxNode child : enumEntry.children()) {
            if (child.role().equals("name")) {
                name = child.text();
                entries.put(name, child);
            } else if (child.role().equals("raw_value")) {
                entries.put(name, child);
            }
        }
        return entries;
    }

    /** The parameters of a function with the defaults that follow them. */
    static List<Parameter> parameters(SyntaxNode function) {
        List<Parameter> parameters = new ArrayList<>();
        for (SyntaxNode child : function.children()) {
            if (child.is("parameter")) {
                parameters.add(Parameter.of(child));
            } else if (child.role().equals("default_value") && !parameters.isEmpty()) {
                int last = parameters.size() - 1;
                parameters.set(last, parameters.get(last).otherwise(child));
            }
        }
        return parameters;
    }

    /**
     * A parameter of a function.
     *
     * @param label that calls give; empty when they give none
     * @param name inside the function
     */
    record Parameter(
            SyntaxNode node, String label, String name, Optional<SyntaxNode> type, Optional<SyntaxNode> otherwise) {

        private static Parameter of(SyntaxNode node) {
            List<SyntaxNode> named = node.children().stream()
                    .filter(child -> child.role().equals("name"))
                    .toList();
            String name = named.isEmpty() ? "" : named.get(0).text();
            String label = node.child("external_name").map(SyntaxNode::text).orElse(name);
            return new Parameter(
                    node,
                    label.equals("_") ? "" : label,
                    name,
                    named.size() > 1 ? Optional.of(named.get(1)) : Optional.empty(),
                    Optional.empty());
        }

        private Parameter otherwise(SyntaxNode value) {
            return new Parameter(node, label, name, type, Optional.of(value));
        }
    }

    /** The attributes of a declaration, such as {@code @Parameter(…)}, by name. */
    static Optional<SyntaxNode> attribute(SyntaxNode declaration, Set<String> names) {
        return declaration.children().stream()
                .filter(child -> child.is("modifiers"))
                .flatMap(modifiers -> modifiers.children().stream())
                .filter(child -> child.is("attribute"))
                .filter(attribute -> attribute.children().stream()
                        .findFirst()
                        .filter(name -> names.contains(name.text()))
                        .isPresent())
                .findFirst();
    }

    /** The type around a node. */
    static Optional<SyntaxNode> typeAround(SyntaxNode node) {
        return CodeFiles.around(node, Set.of("class_declaration"));
    }
}
