package dev.riskdex.crawler.extract.ruby;

import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which text belongs to which {@code <<~MARK}: the texts of a file stand in the order of their marks. */
final class Heredocs {

    private final Map<SyntaxFile, Map<SyntaxNode, SyntaxNode>> bodies = new IdentityHashMap<>();

    Optional<SyntaxNode> body(SyntaxNode beginning) {
        return Optional.ofNullable(
                bodies.computeIfAbsent(beginning.file(), Heredocs::pairs).get(beginning));
    }

    private static Map<SyntaxNode, SyntaxNode> pairs(SyntaxFile file) {
        List<SyntaxNode> nodes = CodeFiles.all(file.root()).stream()
                .sorted(Comparator.comparingInt(SyntaxNode::start))
                .toList();
        List<SyntaxNode> beginnings =
                nodes.stream().filter(node -> node.is("heredoc_beginning")).toList();
        List<SyntaxNode> texts =
                nodes.stream().filter(node -> node.is("heredoc_body")).toList();
        Map<SyntaxNode, SyntaxNode> pairs = new HashMap<>();
        IntStream.range(0, Math.min(beginnings.size(), texts.size()))
                .forEach(i -> pairs.put(beginnings.get(i), texts.get(i)));
        return pairs;
    }
}
