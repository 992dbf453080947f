package dev.riskdex.crawler.extract.kotlin;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of Kotlin's syntax, whose grammar gives them no roles. */
final class Kotlin {

    private Kotlin() {}

    static Optional<SyntaxNode> first(SyntaxNode node, String kind) {
        return node.children().stream().filter(child -> child.is(kind)).findFirst();
    }

    static List<SyntaxNode> all(SyntaxNode node, String kind) {
        return node.children().stream().filter(child -> child.is(kind)).toList();
    }

    static Optional<SyntaxNode> last(SyntaxNode node) {
        List<SyntaxNode> children = node.children();
        return children.isEmpty() ? Optional.empty() : Optional.of(children.get(children.size() - 1));
    }

    /** The name that a function, class, parameter or property is declared under. */
    static String name(SyntaxNode declaration) {
        return first(declaration, "variable_declaration")
                .or(() -> Optional.of(declaration))
                .flatMap(it -> first(it, "simple_identifier").or(() -> first(it, "type_identifier")))
                .map(SyntaxNode::text)
                .orElse("");
    }

    /** The name that a call calls: {@code addTool} of {@code server.addTool(…) { … }}. */
    static String called(SyntaxNode call) {
        Optional<SyntaxNode> callee = call.children().stream().findFirst();
        while (callee.isPresent() && callee.get().is("call_expression")) {
            callee = callee.get().children().stream().findFirst();
        }
        return callee.flatMap(it -> it.is("navigation_expression")
                        ? last(it).flatMap(suffix -> first(suffix, "simple_identifier"))
                        : Optional.of(it))
                .map(SyntaxNode::text)
                .orElse("");
    }

    /** What a call or annotation is given: by name, and by place under the place's number. */
    static Map<String, SyntaxNode> arguments(SyntaxNode call) {
        Map<String, SyntaxNode> arguments = new LinkedHashMap<>();
        Optional<SyntaxNode> holder = first(call, "call_suffix").or(() -> Optional.of(call));
        for (SyntaxNode argument : holder.flatMap(it -> first(it, "value_arguments"))
                .map(SyntaxNode::children)
                .orElse(List.of())) {
            List<SyntaxNode> parts = argument.children();
            boolean named = isNamed(argument);
            if (named && parts.size() > 1) {
                arguments.put(parts.get(0).text(), parts.get(parts.size() - 1));
            } else if (named) {
                arguments.put(parts.get(0).text(), argument);
            } else if (!parts.isEmpty()) {
                arguments.put(String.valueOf(arguments.size()), parts.get(0));
            }
        }
        return arguments;
    }

    /** Whether an argument is given by name; the name of one that is {@code null} stands alone in the tree. */
    private static boolean isNamed(SyntaxNode argument) {
        return !argument.children().isEmpty()
                && argument.children().get(0).is("simple_identifier")
                && argument.text().matches("(?s)\\w+\\s*=[^=].*");
    }

    /** The statements of the lambda that a call is given last. */
    static List<SyntaxNode> lambda(SyntaxNode call) {
        return all(call, "call_suffix").stream()
                .flatMap(suffix -> first(suffix, "annotated_lambda").stream())
                .flatMap(lambda -> first(lambda, "lambda_literal").stream())
                .flatMap(lambda -> first(lambda, "statements").stream())
                .flatMap(statements -> statements.children().stream())
                .toList();
    }

    /** The annotations of a declaration. */
    static List<SyntaxNode> annotations(SyntaxNode declaration) {
        return declaration.children().stream()
                .filter(child -> child.is("modifiers") || child.is("parameter_modifiers"))
                .flatMap(modifiers -> all(modifiers, "annotation").stream())
                .map(annotation -> first(annotation, "constructor_invocation").orElse(annotation))
                .toList();
    }

    /** The name of an annotation or type without its package. */
    static String typeName(SyntaxNode node) {
        return first(node, "user_type")
                .or(() -> Optional.of(node))
                .flatMap(type -> all(type, "type_identifier").stream().reduce((outer, inner) -> inner))
                .map(SyntaxNode::text)
                .orElse("");
    }

    /** The value that a property starts with, or that its getter returns. */
    static Optional<SyntaxNode> initial(SyntaxNode property) {
        Optional<SyntaxNode> getter = first(property, "getter")
                .flatMap(it -> first(it, "function_body"))
                .filter(body -> first(body, "statements").isEmpty())
                .flatMap(Kotlin::last);
        return getter.or(() ->
                last(property).filter(it -> !it.is("variable_declaration") && !it.is("getter") && !it.is("setter")));
    }
}
