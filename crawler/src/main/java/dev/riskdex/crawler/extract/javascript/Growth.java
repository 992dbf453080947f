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
 * Follows what happens to a variable after its declaration: assignments, {@code list.push(…)}, {@code object.key = …},
 * {@code map.set(…)}, enumerations compiled to a function call, and export tables of bundles.
 */
final class Growth {

    /** Uses of one name that are looked at; in minified files a name has thousands. */
    private static final int USES = 1_500;
    /** Nesting of {@code E[E["A"] = 0] = "A"}. */
    private static final int MEMBER_DEPTH = 20;

    private final Evaluator evaluator;
    private final Scopes scopes;
    private final Contexts contexts;
    private final Rewrites rewrites;

    Growth(Evaluator evaluator, Scopes scopes) {
        this.evaluator = evaluator;
        this.scopes = scopes;
        this.contexts = new Contexts(evaluator);
        this.rewrites = new Rewrites(evaluator, scopes);
    }

    /** The value of a variable with all that the source adds to it. */
    Value grow(Declaration declared, Value initial, Bindings bindings) {
        boolean empty = Values.isNothing(initial);
        if (initial instanceof Value.Text text && !isConstant(declared)) {
            return appended(declared, text, bindings);
        }
        if (initial instanceof Value.Unknown && declared.root().parentKind().equals("lexical_declaration")) {
            return isConstant(declared) ? initial : Caches.made(evaluator, declared, bindings);
        }
        if (!empty && initial instanceof Value.Scalar && isReassigned(declared)) {
            return Value.UNKNOWN;
        }
        if (!empty && !(initial instanceof Value.Items) && !(initial instanceof Value.Fields)) {
            return initial;
        }
        SyntaxNode scope = declared.scope();
        Value value = initial;
        for (int offset : scope.file().words(declared.name(), scope.start(), scope.end(), USES)) {
            if (offset >= declared.root().start() && offset < declared.root().end()) {
                continue;
            }
            if (!mayChange(scope, offset + declared.name().length())) {
                continue;
            }
            SyntaxNode use = scope.file().nodeAt(offset);
            boolean same = use.is("identifier")
                    && scopes.find(declared.name(), use)
                            .filter(declared::equals)
                            .isPresent();
            if (same) {
                value = use(use, value, bindings, empty);
            }
        }
        return value;
    }

    private static boolean isConstant(Declaration declared) {
        return declared.root().parent().map(SyntaxNode::text).orElse("").startsWith("const");
    }

    /** Whether a variable is given another value somewhere; what it holds at a place is not known then. */
    private static boolean isReassigned(Declaration declared) {
        SyntaxNode scope = declared.scope();
        return scope.file().words(declared.name(), declared.root().end(), scope.end(), USES).stream()
                .map(offset -> scope.file().nodeAt(offset))
                .anyMatch(use -> use.role().equals("left") && use.parentKind().equals("assignment_expression"));
    }

    /** A text with what {@code +=} appends to it; a part appended under a condition is left out and marked. */
    private Value appended(Declaration declared, Value.Text initial, Bindings bindings) {
        SyntaxNode scope = declared.scope();
        Value.Text text = initial;
        for (int offset : scope.file().words(declared.name(), declared.root().end(), scope.end(), USES)) {
            int after = offset + declared.name().length();
            boolean append = scope.file().at(after) == '+' && scope.file().at(after + 1) == '='
                    || scope.file().at(after + 1) == '+' && scope.file().at(after + 2) == '=';
            boolean assign = scope.file().at(after) == ' '
                    && scope.file().at(after + 1) == '='
                    && scope.file().at(after + 2) == ' ';
            if (append || assign) {
                SyntaxNode statement = scope.file().nodeAt(offset).parent().orElse(scope);
                boolean always = append && Conditions.around(statement).isEmpty();
                text = always
                        ? Values.concat(
                                text,
                                statement
                                        .child("right")
                                        .map(right -> evaluator.evaluate(right, bindings))
                                        .orElse(Value.UNKNOWN))
                        : new Value.Text(text.text(), true);
            }
        }
        return text;
    }

    /** A cheap look at the bytes behind a name: is it assigned, stepped into, or given to a function? */
    private static boolean mayChange(SyntaxNode scope, int offset) {
        int at = offset;
        while (at < scope.end() && (scope.file().at(at) == ' ' || scope.file().at(at) == '\n')) {
            at++;
        }
        byte next = scope.file().at(at);
        return next == '=' && scope.file().at(at + 1) != '=' && scope.file().at(at + 1) != '>'
                || next == '.'
                || next == '['
                || next == ','
                || next == ')'
                || next == '|';
    }

    /** The elements that a class adds to one of its own fields. */
    Value members(SyntaxNode field, Value initial, String name, Bindings bindings) {
        if (!(initial instanceof Value.Items) && !(initial instanceof Value.Fields)) {
            return initial;
        }
        SyntaxNode type = field.parent().orElse(field);
        Value value = initial;
        for (int offset : type.file().words(name, type.start(), type.end(), USES)) {
            SyntaxNode use = type.file().nodeAt(offset);
            Optional<SyntaxNode> member = use.parent().filter(parent -> parent.is("member_expression"));
            if (member.isPresent()
                    && use.role().equals("property")
                    && member.get()
                            .child("object")
                            .filter(object -> object.is("this"))
                            .isPresent()) {
                value = use(member.get(), value, bindings, false);
            }
        }
        return value;
    }

    private Value use(SyntaxNode use, Value value, Bindings bindings, boolean empty) {
        Optional<SyntaxNode> parent = use.parent();
        if (parent.isEmpty()) {
            return value;
        }
        SyntaxNode outer = parent.get();
        return switch (outer.kind()) {
            case "assignment_expression" -> use.role().equals("left") ? assigned(outer, value, bindings) : value;
            case "member_expression", "subscript_expression" ->
                use.role().equals("object") ? stepped(outer, value, bindings) : value;
            case "arguments" -> given(use, outer, value, bindings);
            case "for_in_statement" -> use.role().equals("right") ? rewrites.loop(outer, value, bindings) : value;
            case "binary_expression" ->
                empty || value instanceof Value.Fields ? enumeration(outer, value, bindings) : value;
            default -> value;
        };
    }

    private Value assigned(SyntaxNode assignment, Value value, Bindings bindings) {
        Optional<String> condition = Conditions.around(assignment, evaluator, bindings);
        Value right = condition.isEmpty() ? Value.UNKNOWN : evaluator.evaluate(assignment, bindings);
        if (Values.isNothing(right) || condition.isEmpty()) {
            return value;
        }
        if (right instanceof Value.Unknown) {
            return Values.isNothing(value) ? Value.UNKNOWN : replaced(value);
        }
        boolean replaces = Values.isNothing(value)
                || value instanceof Value.Items items && items.items().isEmpty();
        return replaces ? right : Values.either(value, right, condition.orElse(""));
    }

    /** An object that another, unknown one may stand for: none of its entries decides anything. */
    private static Value replaced(Value value) {
        if (!(value instanceof Value.Fields fields)) {
            return value;
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        fields.entries().forEach((key, item) -> entries.put(key, Values.under("replaced at run time", item)));
        return new Value.Fields(entries, true, fields.at());
    }

    private Value stepped(SyntaxNode access, Value value, Bindings bindings) {
        Optional<SyntaxNode> outer = access.parent();
        if (outer.isEmpty()) {
            return value;
        }
        if (outer.get().is("assignment_expression") && access.role().equals("left")) {
            return entry(access, outer.get(), value, bindings);
        }
        if (outer.get().is("call_expression") && access.role().equals("function")) {
            String method = access.child("property").map(SyntaxNode::text).orElse("");
            List<SyntaxNode> arguments =
                    outer.get().child("arguments").map(SyntaxNode::children).orElse(List.of());
            return switch (method) {
                case "push", "unshift", "add" -> pushed(outer.get(), arguments, value, bindings);
                case "set" -> set(arguments, value, bindings);
                case "forEach" -> rewrites.each(arguments, value, bindings);
                default -> value;
            };
        }
        return value;
    }

    private Value entry(SyntaxNode access, SyntaxNode assignment, Value value, Bindings bindings) {
        Optional<String> key = access.child("property")
                .map(SyntaxNode::text)
                .or(() -> access.child("index")
                        .flatMap(index -> evaluator.evaluate(index, bindings).asText())
                        .map(Value.Text::text));
        if (key.isEmpty() || !(value.plain() instanceof Value.Fields fields)) {
            return value;
        }
        Optional<String> condition = Conditions.around(assignment, evaluator, bindings);
        if (condition.isEmpty()
                || !condition.get().isEmpty() && fields.entries().containsKey(key.get())) {
            return value;
        }
        return with(fields, key.get(), Values.under(condition.get(), evaluator.evaluate(assignment, bindings)));
    }

    private static Value with(Value.Fields fields, String key, Value added) {
        Map<String, Value> entries = new LinkedHashMap<>(fields.entries());
        entries.put(key, added);
        return new Value.Fields(entries, fields.open(), fields.at());
    }

    private Value set(List<SyntaxNode> arguments, Value value, Bindings bindings) {
        if (arguments.size() != 2 || !(value.plain() instanceof Value.Fields fields)) {
            return value;
        }
        Map<String, Value> entries = new LinkedHashMap<>(fields.entries());
        for (Contexts.Context context : contexts.expand(arguments.get(0), bindings)) {
            context.value()
                    .asText()
                    .ifPresent(
                            key -> entries.put(key.text(), evaluator.evaluate(arguments.get(1), context.bindings())));
        }
        return new Value.Fields(entries, fields.open(), fields.at());
    }

    private Value pushed(SyntaxNode call, List<SyntaxNode> arguments, Value value, Bindings bindings) {
        if (!(value.plain() instanceof Value.Items items)) {
            return value;
        }
        List<Value> all = new ArrayList<>(items.items());
        boolean open = items.open();
        for (SyntaxNode argument : arguments) {
            boolean spread =
                    argument.is("spread_element") && !argument.children().isEmpty();
            SyntaxNode added = spread ? argument.children().get(0) : argument;
            for (Contexts.Context context : contexts.expand(added, bindings)) {
                if (all.size() > Value.Items.MOST) {
                    break;
                }
                Optional<String> reached = Conditions.around(call, evaluator, context.bindings());
                if (reached.isEmpty()) {
                    continue;
                }
                String condition = reached.get();
                if (!spread) {
                    all.add(Values.under(condition, context.value()));
                } else if (context.value().plain() instanceof Value.Items list) {
                    list.items().forEach(item -> all.add(Values.under(condition, item)));
                    open |= list.open();
                } else {
                    open = true;
                }
            }
        }
        return new Value.Items(all, open);
    }

    /** The variable is given to a call: {@code Object.assign(x, {…})} or a bundle's {@code __export(x, {a: () => a})}. */
    private Value given(SyntaxNode use, SyntaxNode arguments, Value value, Bindings bindings) {
        List<SyntaxNode> all = arguments.children();
        if (all.size() < 2 || all.get(0) != use || !(value.plain() instanceof Value.Fields fields)) {
            return value;
        }
        boolean assign = arguments
                .parent()
                .flatMap(call -> call.child("function"))
                .map(SyntaxNode::text)
                .orElse("")
                .equals("Object.assign");
        if (assign) {
            return merged(arguments, fields, bindings);
        }
        if (all.size() != 2 || !all.get(1).is("object")) {
            return value;
        }
        boolean getters = all.get(1).children().stream()
                .allMatch(pair -> pair.child("value").filter(Growth::isGetter).isPresent());
        if (!getters) {
            return value;
        }
        Map<String, Value> entries = new LinkedHashMap<>(fields.entries());
        for (SyntaxNode pair : all.get(1).children()) {
            Optional<SyntaxNode> inner = pair.child("value").flatMap(it -> it.child("body"));
            String key =
                    pair.child("key").map(it -> Literals.unquote(it.text())).orElse("");
            inner.ifPresent(it -> entries.put(key, evaluator.evaluate(it, bindings)));
        }
        return new Value.Fields(entries, fields.open(), fields.at());
    }

    /** {@code Object.assign(target, …)} as a statement. */
    private Value merged(SyntaxNode arguments, Value.Fields target, Bindings bindings) {
        Optional<String> condition = Conditions.around(arguments, evaluator, bindings);
        if (condition.isEmpty()) {
            return target;
        }
        Map<String, Value> entries = new LinkedHashMap<>(target.entries());
        boolean open = target.open();
        for (SyntaxNode argument :
                arguments.children().subList(1, arguments.children().size())) {
            Value added =
                    evaluator.asFields(evaluator.evaluate(argument, bindings).plain());
            if (added instanceof Value.Fields fields) {
                fields.entries().forEach((key, item) -> entries.put(key, Values.under(condition.get(), item)));
                open |= fields.open();
            } else {
                open = true;
            }
        }
        return new Value.Fields(entries, open, target.at());
    }

    private static boolean isGetter(SyntaxNode value) {
        return value.is("arrow_function")
                && Scopes.parameters(value).isEmpty()
                && value.child("body")
                        .filter(body -> !body.is("statement_block"))
                        .isPresent();
    }

    /** {@code (function (E) { E["A"] = "a"; })(E || (E = {}))}. */
    private Value enumeration(SyntaxNode or, Value value, Bindings bindings) {
        Optional<SyntaxNode> call = or.parent()
                .filter(node -> node.is("arguments"))
                .flatMap(SyntaxNode::parent)
                .filter(node -> node.is("call_expression"));
        Optional<SyntaxNode> function = call.flatMap(node -> node.child("function"));
        while (function.isPresent() && function.get().is("parenthesized_expression")) {
            function = function.get().children().stream().findFirst();
        }
        Optional<SyntaxNode> body =
                function.filter(node -> Scopes.FUNCTIONS.contains(node.kind())).flatMap(node -> node.child("body"));
        if (body.isEmpty()) {
            return value;
        }
        Value.Fields fields = value.plain() instanceof Value.Fields known
                ? known
                : new Value.Fields(Map.of(), false, Optional.empty());
        for (SyntaxNode statement : body.get().children()) {
            for (SyntaxNode expression : statement.children()) {
                fields = member(expression, fields, bindings, 0);
            }
        }
        return fields;
    }

    private Value.Fields member(SyntaxNode expression, Value.Fields fields, Bindings bindings, int depth) {
        if (depth > MEMBER_DEPTH) {
            return fields;
        }
        if (expression.is("sequence_expression")) {
            Value.Fields all = fields;
            for (SyntaxNode part : expression.children()) {
                all = member(part, all, bindings, depth + 1);
            }
            return all;
        }
        Optional<SyntaxNode> left = expression.child("left");
        if (!expression.is("assignment_expression") || left.isEmpty()) {
            return fields;
        }
        Optional<SyntaxNode> index =
                left.get().child("index").or(() -> left.get().child("property"));
        if (index.isEmpty()) {
            return fields;
        }
        if (index.get().is("assignment_expression")) {
            return member(index.get(), fields, bindings, depth + 1);
        }
        Value added = evaluator.evaluate(expression, bindings);
        return (Value.Fields) with(fields, Literals.unquote(index.get().text()), added);
    }
}
