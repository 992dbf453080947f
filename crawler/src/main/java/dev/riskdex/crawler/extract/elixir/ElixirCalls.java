package dev.riskdex.crawler.extract.elixir;

import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Parts of calls, which in Elixir definitions are too. */
final class ElixirCalls {

    private static final int MOST_USES = 200;

    private ElixirCalls() {}

    /** What is called, such as {@code field} or {@code String.trim}; empty for other nodes. */
    static String name(SyntaxNode node) {
        return node.is("call") ? node.child("target").map(SyntaxNode::text).orElse("") : "";
    }

    static List<SyntaxNode> arguments(SyntaxNode call) {
        return call.children().stream()
                .filter(child -> child.is("arguments"))
                .findFirst()
                .map(SyntaxNode::children)
                .orElse(List.of());
    }

    static Optional<SyntaxNode> block(SyntaxNode call) {
        return call.children().stream().filter(child -> child.is("do_block")).findFirst();
    }

    /** The statements of a call's {@code do … end}. */
    static List<SyntaxNode> statements(SyntaxNode call) {
        return block(call).map(SyntaxNode::children).orElse(List.of());
    }

    static Stream<SyntaxNode> modules(SyntaxFile file) {
        return CodeFiles.all(file.root()).stream().filter(node -> name(node).equals("defmodule"));
    }

    /** The full name that a {@code defmodule} gives. */
    static String moduleName(SyntaxNode module) {
        return arguments(module).stream().findFirst().map(SyntaxNode::text).orElse("");
    }

    /** The body of a function without arguments that is defined inside a node. */
    static Optional<SyntaxNode> function(String name, SyntaxNode within) {
        SyntaxFile file = within.file();
        return file.words(name, within.start(), within.end(), MOST_USES).stream()
                .map(file::nodeAt)
                .flatMap(node -> definition(node).stream())
                .flatMap(definition -> body(definition).stream())
                .findFirst();
    }

    /** The {@code def} of which a node is the name, where it takes no arguments. */
    private static Optional<SyntaxNode> definition(SyntaxNode name) {
        Optional<SyntaxNode> holder = name.parent();
        if (name.role().equals("target")
                && holder.filter(it -> arguments(it).isEmpty()).isPresent()) {
            holder = holder.flatMap(SyntaxNode::parent);
        }
        return holder.filter(it -> it.is("arguments"))
                .flatMap(SyntaxNode::parent)
                .filter(it -> name(it).equals("def") || name(it).equals("defp"));
    }

    private static Optional<SyntaxNode> body(SyntaxNode definition) {
        Optional<SyntaxNode> oneLine = arguments(definition).stream()
                .filter(child -> child.is("keywords"))
                .flatMap(keywords -> keywords.children().stream())
                .filter(pair -> pair.child("key")
                        .filter(key -> key.text().strip().equals("do:"))
                        .isPresent())
                .flatMap(pair -> pair.child("value").stream())
                .findFirst();
        return oneLine.or(() -> block(definition));
    }
}
