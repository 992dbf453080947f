package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.ConstantEvaluator;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/** What Go expressions are worth. A struct literal is worth its fields, a conversion what it converts. */
final class GoEvaluator extends ConstantEvaluator {

    private static final int MOST_RESULTS = 20;

    /** Names of functions whose one text says where something is read from. */
    private static final Pattern READING = Pattern.compile("^(?:Get|Must[GR]e|Read|Load|Lookup|Open|Env|Fetch)|Env$");

    private final GoProject project;
    private final GoScopes scopes = new GoScopes();
    private final GoGrowth growth = new GoGrowth(this);
    private final GoMethods methods = new GoMethods(this);
    /** Variables whose growth is being read: what is added to one may be made of it. */
    private final Set<GoScopes.Local> growing = new HashSet<>();

    GoEvaluator(GoProject project) {
        super(project.files());
        this.project = project;
    }

    GoScopes scopes() {
        return scopes;
    }

    GoProject project() {
        return project;
    }

    @Override
    protected Value compute(SyntaxNode node, Bindings bindings) {
        return switch (node.kind()) {
            case "interpreted_string_literal" -> Values.text(GoTexts.unquoted(node.text()));
            case "raw_string_literal" -> Values.text(node.text().replaceAll("^`|`$", ""));
            case "int_literal", "float_literal" -> number(node.text());
            case "true", "false" -> Values.bool(node.is("true"));
            case "nil" -> Value.ABSENT;
            case "identifier", "type_identifier" -> name(node, bindings);
            case "selector_expression" -> selector(node, bindings);
            case "binary_expression" ->
                node.child("operator").filter(it -> it.text().equals("+")).isPresent()
                        ? Values.concat(part(node, "left", bindings), part(node, "right", bindings))
                        : Value.UNKNOWN;
            case "parenthesized_expression",
                    "literal_element",
                    "expression_list",
                    "type_conversion_expression",
                    "variadic_argument" ->
                node.children().isEmpty()
                        ? Value.UNKNOWN
                        : value(node.children().get(node.children().size() - 1), bindings);
            case "unary_expression" -> part(node, "operand", bindings);
            case "composite_literal" -> literal(node, node.child("body"), isMap(node), bindings);
            case "literal_value" -> literal(node, Optional.of(node), false, bindings);
            case "call_expression" -> call(node, bindings);
            case "func_literal" -> new Value.Function(node, bindings);
            case "index_expression" -> index(node, bindings);
            default -> Value.UNKNOWN;
        };
    }

    Value part(SyntaxNode node, String role, Bindings bindings) {
        return node.child(role).map(child -> value(child, bindings)).orElse(Value.UNKNOWN);
    }

    private static Value number(String text) {
        try {
            return new Value.Scalar(
                    text.matches("\\d{1,18}")
                            ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                            : JsonNodeFactory.instance.numberNode(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            // Hexadecimal and other forms do not occur where a number matters.
            return Value.UNKNOWN;
        }
    }

    private static boolean isMap(SyntaxNode literal) {
        return literal.child("type").filter(type -> type.is("map_type")).isPresent();
    }

    private Value name(SyntaxNode node, Bindings bindings) {
        String name = node.text();
        return scopes.local(node, name)
                .map(found -> local(found, name, bindings))
                .orElseGet(() -> ofPackage(GoProject.folder(node.file().path()), name));
    }

    private Value local(GoScopes.Local found, String name, Bindings bindings) {
        Value value = found.kind() == GoScopes.Kind.VALUE
                ? value(found.node(), bindings)
                : bindings.of(found.node()).orElse(Value.UNKNOWN);
        boolean mayGrow = value.plain() instanceof Value.Fields || value.plain() instanceof Value.Items;
        if (!mayGrow || found.kind() == GoScopes.Kind.LOOP || !growing.add(found)) {
            return value;
        }
        try {
            return growth.grown(found, name, value, bindings);
        } finally {
            growing.remove(found);
        }
    }

    /** What a package's name is worth. */
    Value ofPackage(String folder, String name) {
        return project.declaration(folder, name)
                .map(declared -> declaration(declared, name))
                .orElse(Value.UNKNOWN);
    }

    private Value declaration(SyntaxNode declared, String name) {
        if (declared.is("function_declaration")) {
            return new Value.Function(declared, Bindings.NONE);
        }
        if (declared.is("type_spec") || declared.is("type_alias")) {
            return new Value.Type(declared);
        }
        List<SyntaxNode> names = declared.children().stream()
                .filter(child -> child.role().equals("name"))
                .toList();
        List<SyntaxNode> values =
                declared.child("value").map(SyntaxNode::children).orElse(List.of());
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).text().equals(name) && i < values.size()) {
                return value(values.get(i));
            }
        }
        return GoEmbeds.text(declared, project.files().tree()).map(Values::text).orElse(Value.UNKNOWN);
    }

    private Value selector(SyntaxNode node, Bindings bindings) {
        String field = node.child("field").map(SyntaxNode::text).orElse("");
        Optional<SyntaxNode> operand = node.child("operand");
        if (operand.isEmpty()) {
            return Value.UNKNOWN;
        }
        boolean isPackage = operand.get().is("identifier")
                && scopes.local(operand.get(), operand.get().text()).isEmpty();
        if (isPackage) {
            Optional<String> folder =
                    project.packageFolder(node.file(), operand.get().text());
            if (folder.isPresent()) {
                return ofPackage(folder.get(), field);
            }
        }
        Value object = value(operand.get(), bindings).plain();
        Value own = object instanceof Value.Fields fields ? fields.get(field) : Value.ABSENT;
        return own instanceof Value.Absent ? methods.of(operand.get(), object, field) : own;
    }

    private Value literal(SyntaxNode node, Optional<SyntaxNode> body, boolean map, Bindings bindings) {
        List<SyntaxNode> elements = body.map(SyntaxNode::children).orElse(List.of());
        boolean keyed = elements.stream().anyMatch(element -> element.is("keyed_element"));
        boolean isSlice = node.child("type")
                .filter(type -> type.is("slice_type") || type.is("array_type"))
                .isPresent();
        if (isSlice || !keyed && !elements.isEmpty()) {
            return new Value.Items(
                    elements.stream().map(element -> value(element, bindings)).toList(), false);
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        boolean open = false;
        for (SyntaxNode element : elements) {
            Optional<SyntaxNode> key =
                    element.child("key").flatMap(it -> it.children().stream().findFirst());
            Optional<Value> value = element.child("value").map(it -> value(it, bindings));
            if (key.isPresent() && value.isPresent()) {
                boolean field = !map && key.get().is("identifier");
                Optional<String> name = field
                        ? Optional.of(key.get().text())
                        : value(key.get(), bindings)
                                .asText()
                                .filter(text -> !text.partial())
                                .map(Value.Text::text);
                name.ifPresent(it -> entries.put(it, value.get()));
                open |= name.isEmpty();
            }
        }
        return new Value.Fields(entries, open, Optional.of(node));
    }

    private Value index(SyntaxNode node, Bindings bindings) {
        Value object = part(node, "operand", bindings).plain();
        Value key = part(node, "index", bindings).plain();
        if (object instanceof Value.Fields fields && key instanceof Value.Text text) {
            return fields.get(text.text());
        }
        return object instanceof Value.Function ? object : Value.UNKNOWN;
    }

    /** The expression that a name stands for: of a local variable or of a variable of a package. */
    Optional<SyntaxNode> definition(SyntaxNode name) {
        if (name.is("identifier")) {
            Optional<GoScopes.Local> local = scopes.local(name, name.text());
            if (local.isPresent()) {
                return local.filter(it -> it.kind() == GoScopes.Kind.VALUE).map(GoScopes.Local::node);
            }
            return variable(GoProject.folder(name.file().path()), name.text());
        }
        return name.is("selector_expression")
                ? project.packageFolder(name.file(), part(name, "operand"))
                        .flatMap(folder -> variable(folder, part(name, "field")))
                : Optional.empty();
    }

    private static String part(SyntaxNode node, String role) {
        return node.child(role).map(SyntaxNode::text).orElse("");
    }

    private Optional<SyntaxNode> variable(String folder, String name) {
        return project.declaration(folder, name)
                .filter(it -> it.is("var_spec"))
                .flatMap(it -> it.child("value"))
                .flatMap(values -> values.children().stream().findFirst());
    }

    static List<SyntaxNode> arguments(SyntaxNode call) {
        return call.child("arguments").map(SyntaxNode::children).orElse(List.of());
    }

    /** The last part of the name of what is called; empty when the node is no call. */
    static String calledName(SyntaxNode call) {
        Optional<SyntaxNode> function = call.child("function")
                .map(it -> it.is("index_expression") || it.is("type_instantiation_expression")
                        ? it.children().get(0)
                        : it);
        return function.flatMap(it -> it.child("field"))
                .or(() -> function.filter(it -> it.is("identifier")))
                .map(SyntaxNode::text)
                .orElse("");
    }

    private Value call(SyntaxNode node, Bindings bindings) {
        List<Value> arguments = arguments(node).stream()
                .map(argument -> value(argument, bindings))
                .toList();
        String called = calledName(node);
        Optional<Value> text = GoTexts.library(called, arguments);
        if (text.isPresent()) {
            return text.get();
        }
        if (called.equals("append") && !arguments.isEmpty()) {
            return appended(arguments, node);
        }
        if (isTranslation(arguments)) {
            return arguments.get(1);
        }
        Value callee = part(node, "function", bindings).plain();
        if (callee instanceof Value.Function function) {
            Value result = returned(function, node, bindings);
            if (!(result.plain() instanceof Value.Unknown)) {
                return result;
            }
        }
        return READING.matcher(called).find() ? Value.UNKNOWN : wrapped(arguments);
    }

    private static Value appended(List<Value> arguments, SyntaxNode node) {
        List<Value> items = new ArrayList<>();
        boolean open = !(arguments.get(0).plain() instanceof Value.Items);
        boolean spread = node.text().contains("...");
        for (int i = 0; i < arguments.size(); i++) {
            Value value = arguments.get(i).plain();
            boolean list = i == 0 || spread && i == arguments.size() - 1;
            if (list && value instanceof Value.Items inner) {
                items.addAll(inner.items());
                open |= inner.open();
            } else if (list) {
                open |= i > 0;
            } else {
                items.add(arguments.get(i));
            }
        }
        return new Value.Items(items, open);
    }

    /** Conversions and helpers that make a pointer give their one argument back. */
    private static Value wrapped(List<Value> arguments) {
        Value only = arguments.size() == 1 ? arguments.get(0).plain() : Value.UNKNOWN;
        return only instanceof Value.Text || only instanceof Value.Scalar ? only : Value.UNKNOWN;
    }

    /** A function that is given a key in capitals and a text shows the text unless somebody configured another. */
    private static boolean isTranslation(List<Value> arguments) {
        return arguments.size() == 2
                && arguments.get(0).plain() instanceof Value.Text key
                && key.text().matches("[A-Z][A-Z0-9_.]+")
                && arguments.get(1).plain() instanceof Value.Text;
    }

    private Value returned(Value.Function function, SyntaxNode call, Bindings bindings) {
        Bindings inner = GoContexts.bind(function, arguments(call), argument -> value(argument, bindings));
        List<Value> results = new ArrayList<>();
        results(function.node()).forEach(result -> results.add(value(result, inner)));
        if (results.size() > 1) {
            results.removeIf(
                    result -> result.asText().filter(it -> it.text().isEmpty()).isPresent());
        }
        return results.stream()
                .reduce((one, other) -> Values.either(one, other, ""))
                .orElse(Value.UNKNOWN);
    }

    /** The first expression of each of a function's return statements. */
    static List<SyntaxNode> results(SyntaxNode function) {
        List<SyntaxNode> found = new ArrayList<>();
        List<SyntaxNode> open = new ArrayList<>(List.of(function.child("body").orElse(function)));
        for (int i = 0; i < open.size() && found.size() < MOST_RESULTS; i++) {
            for (SyntaxNode child : open.get(i).children()) {
                if (child.is("return_statement")) {
                    child.children().stream()
                            .flatMap(list -> list.children().stream().limit(1))
                            .forEach(found::add);
                } else if (!child.is("func_literal")) {
                    open.add(child);
                }
            }
        }
        return found;
    }
}
