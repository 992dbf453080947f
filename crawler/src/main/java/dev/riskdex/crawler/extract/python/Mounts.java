package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prefixes that the tools of one server get where it is mounted into another. */
final class Mounts {

    private final PythonEvaluator evaluator;
    private @Nullable Map<SyntaxNode, String> prefixes;

    Mounts(PythonEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The prefix, with its underscore, of tools of the object that a decorator or call belongs to. */
    String prefix(SyntaxNode called) {
        SyntaxNode callee = called.is("call") ? called.child("function").orElse(called) : called;
        return callee.child("object")
                .flatMap(this::server)
                .map(server -> known().getOrDefault(server, ""))
                .orElse("");
    }

    /** The expression that made the server that a name stands for. */
    private Optional<SyntaxNode> server(SyntaxNode object) {
        return object.is("identifier")
                ? evaluator
                        .scopes()
                        .resolve(object, object.text())
                        .filter(declared -> declared.kind() == Declared.Kind.VALUE)
                        .map(Declared::node)
                : Optional.empty();
    }

    private Map<SyntaxNode, String> known() {
        if (prefixes == null) {
            prefixes = new IdentityHashMap<>();
            for (String method : List.of("mount", "import_server")) {
                for (SyntaxFile file : evaluator.scopes().project().mentioning(method)) {
                    calls(file, method).forEach(this::note);
                }
            }
        }
        return prefixes;
    }

    private static List<SyntaxNode> calls(SyntaxFile file, String method) {
        List<SyntaxNode> calls = new ArrayList<>();
        for (int offset : file.words(method, 0, file.size(), 1_000)) {
            file.nodeAt(offset)
                    .parent()
                    .filter(parent -> parent.is("attribute") && parent.role().equals("function"))
                    .flatMap(SyntaxNode::parent)
                    .ifPresent(calls::add);
        }
        return calls;
    }

    /** {@code main.mount(sub, prefix="x")}, {@code main.mount(sub, namespace="x")}, {@code main.mount("x", sub)}. */
    private void note(SyntaxNode call) {
        Arguments arguments = Arguments.of(call);
        Optional<String> prefix = arguments
                .named("prefix")
                .or(() -> arguments.named("namespace"))
                .or(() -> arguments.at(0).filter(first -> first.is("string")))
                .or(() -> arguments.at(1))
                .flatMap(node -> evaluator.value(node).asText())
                .map(Value.Text::text)
                .filter(text -> text.matches("\\w{1,60}"));
        Optional<SyntaxNode> server = arguments
                .named("server")
                .or(() -> arguments.positional().stream()
                        .filter(node -> node.is("identifier"))
                        .findFirst())
                .flatMap(this::server);
        if (prefix.isPresent() && server.isPresent() && prefixes != null) {
            prefixes.putIfAbsent(server.get(), prefix.get() + "_");
        }
    }
}
