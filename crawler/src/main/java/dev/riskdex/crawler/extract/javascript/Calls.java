package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evaluates calls: of functions of the source, of the language's own functions, and of schema libraries. */
final class Calls {

    private static final int RETURNS = 8;
    /** Names of the functions by which compilers and bundlers wrap an imported module. */
    private static final Set<String> MODULE_WRAPPERS =
            Set.of("__importStar", "__importDefault", "__toESM", "__toCommonJS", "_interopRequireDefault");

    private final Evaluator evaluator;
    private final Modules modules;

    Calls(Evaluator evaluator, Modules modules) {
        this.evaluator = evaluator;
        this.modules = modules;
    }

    Value call(SyntaxNode node, Bindings bindings) {
        Optional<SyntaxNode> callee = node.child("function").map(Calls::bare);
        Optional<SyntaxNode> arguments = node.child("arguments");
        if (callee.isEmpty() || arguments.isEmpty()) {
            return Value.UNKNOWN;
        }
        if (arguments.get().is("template_string")) {
            return tagged(callee.get(), arguments.get(), bindings);
        }
        if (callee.get().is("member_expression")) {
            return method(callee.get(), arguments.get(), bindings);
        }
        return plain(callee.get(), arguments.get(), bindings);
    }

    /** {@code (0, f)} is {@code f}. */
    private static SyntaxNode bare(SyntaxNode callee) {
        SyntaxNode at = callee;
        while (at.is("parenthesized_expression") || at.is("sequence_expression")) {
            if (at.children().isEmpty()) {
                return at;
            }
            at = at.children().get(at.children().size() - 1);
        }
        return at;
    }

    private Value tagged(SyntaxNode tag, SyntaxNode template, Bindings bindings) {
        String name = tag.text();
        Value.Text text = evaluator.template(template, bindings, name.equals("String.raw"));
        String lower = name.toLowerCase(Locale.ROOT);
        boolean dedents = lower.contains("dedent") || lower.contains("outdent") || lower.contains("strip");
        return dedents ? new Value.Text(TextForms.dedent(text.text()), text.partial()) : text;
    }

    private List<Value> arguments(SyntaxNode arguments, Bindings bindings) {
        List<Value> values = new ArrayList<>();
        for (SyntaxNode argument : arguments.children()) {
            if (argument.is("spread_element") && !argument.children().isEmpty()) {
                Value spread = evaluator.evaluate(argument.children().get(0), bindings);
                if (spread.plain() instanceof Value.Items items) {
                    values.addAll(items.items());
                    continue;
                }
            }
            values.add(evaluator.evaluate(argument, bindings));
        }
        return values;
    }

    private Value plain(SyntaxNode callee, SyntaxNode argumentNodes, Bindings bindings) {
        String name = callee.text();
        List<SyntaxNode> nodes = argumentNodes.children();
        if (name.equals("require") || name.equals("import") || callee.is("import")) {
            return nodes.isEmpty()
                    ? Value.UNKNOWN
                    : modules.module(
                            callee.file().path(), Literals.unquote(nodes.get(0).text()));
        }
        if (MODULE_WRAPPERS.contains(name) && !nodes.isEmpty()) {
            return evaluator.evaluate(nodes.get(0), bindings);
        }
        if (name.equals("__awaiter") && !nodes.isEmpty()) {
            Value last = evaluator.evaluate(nodes.get(nodes.size() - 1), bindings);
            return last instanceof Value.Function function ? invoke(function, List.of()) : Value.UNKNOWN;
        }
        Value function = evaluator.evaluate(callee, bindings).plain();
        List<Value> values = arguments(argumentNodes, bindings);
        if (function instanceof Value.Function known) {
            Value result = invoke(known, values);
            return result instanceof Value.Unknown ? byName(name, values) : result;
        }
        return byName(name, values);
    }

    /** What the name of a function that cannot be followed says about its result. */
    private static Value byName(String name, List<Value> values) {
        if (values.isEmpty()) {
            return Value.UNKNOWN;
        }
        String lower = name.toLowerCase(Locale.ROOT).replace("_", "");
        Value first = values.get(0);
        if (lower.contains("jsonschema") || lower.endsWith("tool") && first.plain() instanceof Value.Fields) {
            return first;
        }
        if ((lower.contains("dedent") || lower.contains("outdent")) && first.plain() instanceof Value.Text text) {
            return new Value.Text(TextForms.dedent(text.text()), text.partial());
        }
        if (lower.equals("string")) {
            return Values.asPart(first);
        }
        if (lower.equals("boolean")) {
            return Values.truth(first).map(Values::bool).orElse(Value.UNKNOWN);
        }
        return Value.UNKNOWN;
    }

    private Value method(SyntaxNode callee, SyntaxNode argumentNodes, Bindings bindings) {
        String name = callee.child("property").map(SyntaxNode::text).orElse("");
        Optional<SyntaxNode> object = callee.child("object");
        if (object.isEmpty()) {
            return Value.UNKNOWN;
        }
        String receiver = object.get().is("identifier") ? object.get().text() : "";
        if (receiver.equals("Object") || receiver.equals("Array") || receiver.equals("Promise")) {
            return Collections.global(evaluator, receiver, name, arguments(argumentNodes, bindings));
        }
        List<Value> values = arguments(argumentNodes, bindings);
        boolean named = object.get().is("identifier") || object.get().is("member_expression");
        if (named && Schemas.isConstructor(name, values)) {
            return Schemas.construct(name, values, this::returned);
        }
        Value on = evaluator.evaluate(object.get(), bindings).plain();
        if (on instanceof Value.Schema schema) {
            return Schemas.modify(schema, name, values);
        }
        if (on instanceof Value.Text text) {
            return Texts.method(text, name, values);
        }
        if (on instanceof Value.Items items) {
            return Collections.list(this, items, name, values, argumentNodes);
        }
        if (on instanceof Value.Fields fields) {
            Optional<Value> listed = Collections.map(fields, name)
                    .or(() -> Collections.looked(fields, name, values))
                    .or(() -> Patterns.test(fields, name, values).map(Values::bool));
            if (listed.isPresent() && !(listed.get() instanceof Value.Unknown)) {
                return listed.get();
            }
        }
        if (name.equals("get") && argumentNodes.children().size() == 1) {
            Optional<SyntaxNode> put =
                    Caches.put(object.get(), argumentNodes.children().get(0));
            if (put.isPresent()) {
                return evaluator.evaluate(put.get(), bindings);
            }
        }
        if (on instanceof Value.Function function && (name.equals("bind") || name.equals("call"))) {
            return name.equals("bind")
                    ? on
                    : invoke(function, values.subList(Math.min(1, values.size()), values.size()));
        }
        boolean special = object.get().is("this") || receiver.equals("exports");
        Value property = special
                ? evaluator.evaluate(callee, bindings).plain()
                : evaluator.member(on, name).plain();
        if (property instanceof Value.Function function) {
            Value result = invoke(function, values);
            return result instanceof Value.Unknown ? byName(name, values) : result;
        }
        return byName(name, values);
    }

    /** What a function without arguments returns; the value itself when it is no function. */
    Value returned(Value value) {
        return value.plain() instanceof Value.Function function ? invoke(function, List.of()) : value;
    }

    Value construct(SyntaxNode node, Bindings bindings) {
        Optional<SyntaxNode> constructor = node.child("constructor");
        List<Value> values =
                node.child("arguments").map(it -> arguments(it, bindings)).orElse(List.of());
        if (constructor.isEmpty()) {
            return Value.UNKNOWN;
        }
        String name = constructor.get().text();
        if (name.equals("Map")) {
            return values.isEmpty()
                    ? new Value.Fields(Map.of(), false, Optional.empty())
                    : Collections.fromEntries(values.get(0));
        }
        if (name.equals("Set")) {
            return values.isEmpty() ? new Value.Items(List.of(), false) : values.get(0);
        }
        Optional<Value> schema = Schemas.fromDefinition(values, this::returned);
        if (schema.isPresent()) {
            return schema.get();
        }
        Value type = evaluator.evaluate(constructor.get(), bindings);
        return type instanceof Value.Type known
                ? Classes.instance(evaluator, known.node(), values, bindings)
                : Value.UNKNOWN;
    }

    /** What a function of the source returns for arguments; what it does besides is not looked at. */
    Value invoke(Value.Function function, List<Value> arguments) {
        return evaluator.inCall(() -> result(function, arguments));
    }

    private Value result(Value.Function function, List<Value> arguments) {
        Bindings bound = function.bindings();
        List<SyntaxNode> parameters = Scopes.parameters(function.node());
        if (bound.size() > evaluator.project().limits().nesting() * 4) {
            return Value.UNKNOWN;
        }
        for (int i = 0; i < parameters.size(); i++) {
            SyntaxNode parameter = parameters.get(i);
            Value value = i < arguments.size() ? arguments.get(i) : Value.ABSENT;
            if (parameter.is("rest_pattern") || parameter.text().startsWith("...")) {
                value = new Value.Items(arguments.subList(Math.min(i, arguments.size()), arguments.size()), false);
            }
            bound = bound.with(parameter, value);
        }
        Optional<SyntaxNode> body = function.node().child("body");
        if (body.isEmpty()) {
            return Value.UNKNOWN;
        }
        if (!body.get().is("statement_block")) {
            return evaluator.evaluate(body.get(), bound);
        }
        List<SyntaxNode> returns = new ArrayList<>();
        returns(body.get(), returns, 0);
        Value result = Value.ABSENT;
        for (SyntaxNode statement : returns) {
            Optional<String> condition = Conditions.around(statement, evaluator, bound);
            if (condition.isPresent()) {
                Value value = statement.children().isEmpty()
                        ? Value.ABSENT
                        : evaluator.evaluate(statement.children().get(0), bound);
                Value before = result;
                result = before instanceof Value.Absent ? value : Values.either(before, value, condition.get());
                if (before instanceof Value.Scalar && result instanceof Value.Unknown) {
                    return Value.UNKNOWN;
                }
                if (condition.get().isEmpty()) {
                    return result;
                }
            }
        }
        return returns.isEmpty() ? Value.ABSENT : result;
    }

    private static void returns(SyntaxNode node, List<SyntaxNode> into, int depth) {
        if (into.size() >= RETURNS || depth > 12) {
            return;
        }
        for (SyntaxNode child : node.children()) {
            if (child.is("return_statement")) {
                into.add(child);
            } else if (child.kind().endsWith("statement")
                    || child.is("statement_block")
                    || child.kind().endsWith("clause")
                    || child.kind().startsWith("switch")) {
                returns(child, into, depth + 1);
            }
        }
    }
}
