package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.javascript.ToolReader.Place;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a handler of {@code tools/list} answers: any request handler whose answer has {@code tools}. */
final class ListHandlers {

    private static final String METHOD = "setRequestHandler";
    private static final int HANDLERS = 500;

    private final Evaluator evaluator;
    private final Contexts contexts;
    private final ToolReader reader;
    private boolean unresolved;

    ListHandlers(Evaluator evaluator, ToolReader reader) {
        this.evaluator = evaluator;
        this.contexts = new Contexts(evaluator);
        this.reader = reader;
    }

    /** Whether a handler was met whose list could not be read to its end. */
    boolean leftSomething() {
        return unresolved;
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> found = new ArrayList<>();
        for (int offset : file.words(METHOD, 0, file.size(), HANDLERS)) {
            Optional<SyntaxNode> call =
                    file.nodeAt(offset).parent().flatMap(SyntaxNode::parent).filter(node -> node.is("call_expression"));
            List<SyntaxNode> arguments = call.flatMap(node -> node.child("arguments"))
                    .map(SyntaxNode::children)
                    .orElse(List.of());
            if (call.isPresent() && arguments.size() >= 2) {
                found.addAll(read(call.get(), arguments));
            }
        }
        return found;
    }

    private List<FoundTool> read(SyntaxNode call, List<SyntaxNode> arguments) {
        String request = arguments.get(0).text();
        boolean lists = request.contains("ListTools") || request.contains("tools/list");
        List<FoundTool> found = new ArrayList<>();
        if (isOther(request)) {
            return found;
        }
        for (Contexts.Context context : contexts.expand(bindings -> tools(arguments.get(1), bindings))) {
            if (context.value().plain() instanceof Value.Items items) {
                Place place = new Place(call, METHOD, "", true, true);
                for (Value item : items.items()) {
                    Optional<FoundTool> tool = reader.fromObject(evaluator.asFields(item), place);
                    tool.ifPresent(found::add);
                    unresolved |= tool.isEmpty();
                }
                unresolved |= items.open() || items.items().isEmpty();
            } else {
                unresolved |= lists;
            }
        }
        return found;
    }

    /** Whether a request is by its name another one; what its handler does may be the whole program. */
    private static boolean isOther(String request) {
        boolean named = request.endsWith("RequestSchema") && !request.contains("Tools");
        return named || request.matches("[\"'`]\\w+(/\\w+)+[\"'`]") && !request.contains("tools/list");
    }

    /** What a handler answers under {@code tools}. */
    private Value tools(SyntaxNode handler, Bindings bindings) {
        Value function = evaluator.evaluate(handler, bindings).plain();
        Value answer = function instanceof Value.Function known
                ? evaluator.calls().invoke(known, List.of(Value.UNKNOWN, Value.UNKNOWN))
                : Value.UNKNOWN;
        return answer.plain() instanceof Value.Fields fields
                ? fields.entries().getOrDefault("tools", fields.open() ? Value.UNKNOWN : Value.ABSENT)
                : Value.UNKNOWN;
    }
}
