package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attributes of declarations and what they are given. */
final class Attributes {

    private Attributes() {}

    static List<SyntaxNode> of(SyntaxNode declaration) {
        return declaration.children().stream()
                .filter(child -> child.is("attribute_list"))
                .flatMap(list -> list.children().stream())
                .filter(child -> child.is("attribute"))
                .toList();
    }

    /** The name as it is written mostly: without name space, type arguments and the ending that may be left out. */
    static String name(SyntaxNode attribute) {
        String text = attribute.child("name").map(SyntaxNode::text).orElse("").replaceFirst("(?s)<.*", "");
        return text.substring(text.lastIndexOf('.') + 1).replaceFirst("Attribute$", "");
    }

    static Optional<SyntaxNode> find(SyntaxNode declaration, String name) {
        return of(declaration).stream().filter(it -> name(it).equals(name)).findFirst();
    }

    /** What an attribute is given: by name, and by place under the place's number. */
    static Map<String, SyntaxNode> arguments(SyntaxNode attribute) {
        Map<String, SyntaxNode> arguments = new LinkedHashMap<>();
        attribute.children().stream()
                .filter(child -> child.is("attribute_argument_list"))
                .flatMap(list -> list.children().stream())
                .forEach(argument -> argument(argument, arguments));
        return arguments;
    }

    private static void argument(SyntaxNode argument, Map<String, SyntaxNode> arguments) {
        Optional<SyntaxNode> set = argument.children().stream()
                .filter(child -> child.is("assignment_expression"))
                .findFirst();
        Optional<SyntaxNode> right = set.flatMap(it -> it.child("right"));
        if (right.isPresent()) {
            arguments.put(
                    set.flatMap(it -> it.child("left")).map(SyntaxNode::text).orElse(""), right.get());
        } else if (argument.child("name").isPresent() && argument.children().size() > 1) {
            String name = argument.child("name").map(SyntaxNode::text).orElse("");
            arguments.put(capitalized(name), argument);
        } else {
            arguments.put(String.valueOf(arguments.size()), argument);
        }
    }

    private static String capitalized(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
