package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a loop that changes the objects of a list where they stand: {@code for (const tool of TOOLS)
 * tool.description = describe(tool)}, and the same with {@code TOOLS.forEach(…)}.
 */
final class Rewrites {

    /** Uses of the loop's variable that are looked at. */
    private static final int USES = 200;

    private final Evaluator evaluator;
    private final Scopes scopes;

    Rewrites(Evaluator evaluator, Scopes scopes) {
        this.evaluator = evaluator;
        this.scopes = scopes;
    }

    /** A list after {@code for (const item of list) …}. */
    Value loop(SyntaxNode statement, Value list, Bindings bindings) {
        return statement
                .child("left")
                .flatMap(item -> statement.child("body").map(body -> after(item, body, list, bindings)))
                .orElse(list);
    }

    /** A list after {@code list.forEach(item => …)}. */
    Value each(List<SyntaxNode> arguments, Value list, Bindings bindings) {
        if (arguments.isEmpty() || !Scopes.FUNCTIONS.contains(arguments.get(0).kind())) {
            return list;
        }
        SyntaxNode function = arguments.get(0);
        return Scopes.parameters(function).stream()
                .findFirst()
                .flatMap(item -> function.child("body").map(body -> after(item, body, list, bindings)))
                .orElse(list);
    }

    /** An assignment to a property of the loop's variable. */
    private record Change(String key, SyntaxNode assignment) {}

    private Value after(SyntaxNode variable, SyntaxNode body, Value list, Bindings bindings) {
        if (!(list.plain() instanceof Value.Items items)) {
            return list;
        }
        List<Change> changes = changes(variable, body);
        if (changes.isEmpty()) {
            return list;
        }
        List<Value> all = new ArrayList<>();
        items.items().forEach(item -> all.add(changed(item, variable, changes, bindings)));
        return new Value.Items(all, items.open());
    }

    private List<Change> changes(SyntaxNode variable, SyntaxNode body) {
        String name = variable.child("pattern").orElse(variable).text();
        List<Change> changes = new ArrayList<>();
        for (int offset : body.file().words(name, body.start(), body.end(), USES)) {
            SyntaxNode use = body.file().nodeAt(offset);
            Optional<SyntaxNode> access = use.parent()
                    .filter(node -> node.is("member_expression") && use.role().equals("object"));
            Optional<SyntaxNode> assignment = access.filter(node -> node.role().equals("left"))
                    .flatMap(SyntaxNode::parent)
                    .filter(node -> node.kind().endsWith("assignment_expression"));
            boolean same = assignment.isPresent()
                    && scopes.find(name, use)
                            .filter(declared -> declared.root() == variable)
                            .isPresent();
            if (same) {
                String key =
                        access.get().child("property").map(SyntaxNode::text).orElse("");
                changes.add(new Change(key, assignment.get()));
            }
        }
        return changes;
    }

    private Value changed(Value item, SyntaxNode variable, List<Change> changes, Bindings bindings) {
        Value now = item;
        for (Change change : changes) {
            if (!(now.plain() instanceof Value.Fields fields)) {
                return now;
            }
            Bindings bound = bindings.with(variable, fields);
            Optional<String> reached = Conditions.around(change.assignment(), evaluator, bound);
            if (reached.isPresent()) {
                Map<String, Value> entries = new LinkedHashMap<>(fields.entries());
                entries.put(change.key(), value(change, fields.get(change.key()), reached.get(), bound));
                Value.Fields next = new Value.Fields(entries, fields.open(), fields.at());
                now = now instanceof Value.Maybe maybe ? Values.under(maybe.condition(), next) : next;
            }
        }
        return now;
    }

    /** What a property holds afterwards; where that is not known the old value stands, a text marked as partly known. */
    private Value value(Change change, Value before, String condition, Bindings bindings) {
        Value right = change.assignment()
                .child("right")
                .map(node -> evaluator.evaluate(node, bindings))
                .orElse(Value.UNKNOWN);
        boolean appends = change.assignment().is("augmented_assignment_expression");
        Value after = appends ? Values.concat(before, right) : right;
        if (condition.isEmpty() && !(after instanceof Value.Unknown)) {
            return after;
        }
        return before.plain() instanceof Value.Text text && !change.key().equals("name")
                ? new Value.Text(text.text(), true)
                : before;
    }
}
