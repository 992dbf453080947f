package dev.riskdex.crawler.extract.php;

import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Optional;

/** Parts of PHP's syntax tree by what they mean. */
final class PhpSyntax {

    private PhpSyntax() {}

    static List<SyntaxNode> attributes(SyntaxNode declaration) {
        return declaration.child("attributes").map(CodeFiles::all).orElse(List.of()).stream()
                .filter(node -> node.is("attribute"))
                .toList();
    }

    /** An attribute's name without its namespace. */
    static String name(SyntaxNode attribute) {
        return attribute.children().isEmpty()
                ? ""
                : unqualified(attribute.children().get(0).text());
    }

    static String unqualified(String name) {
        return name.substring(name.lastIndexOf('\\') + 1);
    }

    static Optional<SyntaxNode> attribute(SyntaxNode declaration, String name) {
        return attributes(declaration).stream()
                .filter(it -> name(it).equals(name))
                .findFirst();
    }

    static String ownName(SyntaxNode declaration) {
        return declaration.child("name").map(SyntaxNode::text).orElse("");
    }

    static Optional<SyntaxNode> method(SyntaxNode type, String name) {
        return members(type).stream()
                .filter(child ->
                        child.is("method_declaration") && ownName(child).equals(name))
                .findFirst();
    }

    static List<SyntaxNode> members(SyntaxNode type) {
        return type.child("body").map(SyntaxNode::children).orElse(List.of());
    }

    /** The first value that a method returns. */
    static Optional<SyntaxNode> returned(SyntaxNode method) {
        return CodeFiles.all(method).stream()
                .filter(node -> node.is("return_statement"))
                .flatMap(node -> node.children().stream())
                .findFirst();
    }

    /** The values that a call is given, in order. */
    static List<SyntaxNode> arguments(SyntaxNode call) {
        return call.child("arguments").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child -> child.is("argument"))
                .toList();
    }

    /** The expression of an argument. */
    static SyntaxNode expression(SyntaxNode argument) {
        List<SyntaxNode> children = argument.children();
        return children.isEmpty() ? argument : children.get(children.size() - 1);
    }
}
