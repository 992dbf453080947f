package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.javascript.ToolReader.Place;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads calls that hand tools to a server: {@code server.tool("name", …)}, {@code registerTool("name", {…}, …)},
 * {@code addTool({…})}, helpers named in the same manner, and lists given to {@code addTools([…])}.
 */
final class RegistrationCalls {

    private static final int CALLS = 5_000;
    /** What may stand around a callee without changing it. */
    private static final Set<String> WRAPPINGS = Set.of(
            "parenthesized_expression",
            "sequence_expression",
            "as_expression",
            "satisfies_expression",
            "non_null_expression");

    private final Project project;
    private final Evaluator evaluator;
    private final Contexts contexts;
    private final Heirs heirs;
    private final Constructions constructions;
    private final LoadedModules modules;
    private final ToolReader reader;
    private boolean unresolved;

    RegistrationCalls(Evaluator evaluator, ToolReader reader) {
        this.project = evaluator.project();
        this.evaluator = evaluator;
        this.contexts = new Contexts(evaluator);
        this.heirs = new Heirs(evaluator);
        this.constructions = new Constructions(evaluator);
        this.modules = new LoadedModules(evaluator);
        this.reader = reader;
    }

    /** Whether a call was met whose tools could not be told. */
    boolean leftSomething() {
        return unresolved;
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> found = new ArrayList<>();
        for (SyntaxNode call : calls(file)) {
            if (!project.isSpent()) {
                found.addAll(read(call));
            }
        }
        return found;
    }

    private static List<SyntaxNode> calls(SyntaxFile file) {
        Set<SyntaxNode> calls = new LinkedHashSet<>();
        for (int offset : file.endings(CALLS)) {
            SyntaxNode name = file.nodeAt(offset);
            SyntaxNode callee = name.role().equals("property") ? name.parent().orElse(name) : name;
            Optional<SyntaxNode> call = callee.parent();
            while (call.isPresent() && WRAPPINGS.contains(call.get().kind())) {
                callee = call.get();
                call = callee.parent();
            }
            if (callee.role().equals("function")) {
                call.filter(node -> node.is("call_expression")).ifPresent(calls::add);
            }
        }
        return List.copyOf(calls);
    }

    private List<FoundTool> read(SyntaxNode call) {
        String name = calleeName(call);
        List<SyntaxNode> arguments =
                call.child("arguments").map(SyntaxNode::children).orElse(List.of());
        String lower = name.toLowerCase(Locale.ROOT).replace("#", "").replace("_", "");
        if (arguments.isEmpty() || !Signs.isRegistration(name)) {
            return List.of();
        }
        boolean registers = lower.equals("tool") || lower.startsWith("register") || lower.startsWith("add");
        boolean helper = isHelper(call);
        Place place = new Place(call, name, conditions(call), registers, !helper);
        List<FoundTool> found = read(arguments, place);
        if (found.isEmpty()) {
            found = ofHeirs(call, arguments, place);
        }
        if (found.isEmpty() && registers && arguments.size() > 1) {
            found = ofModules(arguments, place);
        }
        if (found.isEmpty() && registers && !helper && arguments.size() > 1) {
            unresolved = true;
            project.warn(
                    "tool-call-unreadable",
                    "The tools that " + name + " is given here are computed.",
                    call.file().path() + ":" + call.line());
        }
        return found;
    }

    /** Whether the callee is a function of the source: what it registers is read where it does so. */
    private boolean isHelper(SyntaxNode call) {
        return call.child("function")
                .map(callee -> evaluator.evaluate(callee, Bindings.NONE).plain())
                .filter(Value.Function.class::isInstance)
                .isPresent();
    }

    /** Why a call may not be reached; one inside {@code registerSomeTool()} only when all calls of that are guarded. */
    private String conditions(SyntaxNode call) {
        String own = Conditions.around(call);
        Optional<SyntaxNode> function = enclosing(call);
        boolean registration = function.flatMap(it -> it.child("name"))
                .filter(name -> Signs.isRegistration(name.text()))
                .isPresent();
        if (!own.isEmpty() || !registration) {
            return own;
        }
        List<String> guards = contexts.callsOf(function.get()).stream()
                .map(Conditions::around)
                .toList();
        return guards.isEmpty() || guards.contains("") ? "" : guards.get(0);
    }

    private static Optional<SyntaxNode> enclosing(SyntaxNode place) {
        Optional<SyntaxNode> at = place.parent();
        while (at.isPresent() && !Scopes.FUNCTIONS.contains(at.get().kind())) {
            at = at.get().parent();
        }
        return at;
    }

    /** A base class that registers {@code this.name} does so for every class that inherits from it. */
    private List<FoundTool> ofHeirs(SyntaxNode call, List<SyntaxNode> arguments, Place place) {
        boolean own = arguments.get(0).text().startsWith("this");
        List<FoundTool> found = new ArrayList<>();
        Optional<SyntaxNode> type = own ? Classes.enclosing(call) : Optional.empty();
        if (type.isPresent()) {
            for (Bindings heir : heirs.of(type.get())) {
                SyntaxNode self = Heirs.self(type.get(), heir).orElse(type.get());
                found.addAll(at(arguments, 0, made(arguments.get(0), self, heir), place.at(self)));
            }
        }
        return found;
    }

    /** The name of a heir, by what the class says itself or by what the program gives to instances of it. */
    private Contexts.Context made(SyntaxNode name, SyntaxNode type, Bindings heir) {
        Value own = evaluator.evaluate(name, heir);
        if (ToolReader.isName(own)) {
            return new Contexts.Context(own, heir);
        }
        return constructions.of(type, heir).stream()
                .map(instance -> new Contexts.Context(evaluator.evaluate(name, instance), instance))
                .filter(context -> ToolReader.isName(context.value()))
                .findFirst()
                .orElseGet(() -> new Contexts.Context(own, heir));
    }

    /** The tools of modules that the program loads at run time and registers one by one. */
    private List<FoundTool> ofModules(List<SyntaxNode> arguments, Place place) {
        List<FoundTool> found = new ArrayList<>();
        for (Bindings module : modules.namedBy(arguments.get(0))) {
            Value name = Values.under(LoadedModules.CONDITION, evaluator.evaluate(arguments.get(0), module));
            found.addAll(at(arguments, 0, new Contexts.Context(name, module), place));
        }
        return found;
    }

    private static String calleeName(SyntaxNode call) {
        SyntaxNode callee = call.child("function").orElse(call);
        while (WRAPPINGS.contains(callee.kind()) && !callee.children().isEmpty()) {
            boolean sequence = callee.is("sequence_expression");
            callee = callee.children().get(sequence ? callee.children().size() - 1 : 0);
        }
        return callee.child("property").orElse(callee).text();
    }

    private List<FoundTool> read(List<SyntaxNode> arguments, Place place) {
        List<FoundTool> found = new ArrayList<>();
        for (int first = 0; first < Math.min(2, arguments.size()) && found.isEmpty(); first++) {
            for (Contexts.Context context : contexts.expand(arguments.get(first), Bindings.NONE)) {
                found.addAll(at(arguments, first, context, place));
            }
        }
        return found;
    }

    private List<FoundTool> at(List<SyntaxNode> arguments, int first, Contexts.Context context, Place place) {
        if (context.value().plain() instanceof Value.Instance instance && !mayBeTool(instance)) {
            return List.of();
        }
        Value value = evaluator.asFields(context.value());
        if (ToolReader.isName(value)) {
            return named(arguments, first, context, place.under(value)).stream().toList();
        }
        if (value.plain() instanceof Value.Items items) {
            return items.items().stream()
                    .map(evaluator::asFields)
                    .filter(item -> item.plain() instanceof Value.Fields fields && isTool(fields))
                    .flatMap(item -> reader.fromObject(item, place).stream())
                    .toList();
        }
        Value plain = value.plain() instanceof Value.Function function
                ? evaluator.calls().invoke(function, List.of())
                : value;
        if (plain.plain() instanceof Value.Fields fields && isTool(fields)) {
            return reader.fromObject(value instanceof Value.Function ? plain : value, place).stream()
                    .toList();
        }
        return List.of();
    }

    /** Whether an instance has what a tool has; to read all its fields, as those of a server, may take long. */
    private boolean mayBeTool(Value.Instance instance) {
        return ToolReader.NAMED_BY.stream()
                .map(key -> evaluator.property(instance, key))
                .anyMatch(value -> !(value instanceof Value.Unknown) && !Values.isNothing(value));
    }

    /** An object form needs more than a name: options objects have names too. */
    private static boolean isTool(Value.Fields fields) {
        Value inner = fields.entries().getOrDefault("schema", Value.ABSENT).plain();
        return fields.entries().containsKey("description")
                || !(ToolReader.schemaOf(fields) instanceof Value.Absent)
                || inner instanceof Value.Fields nested && ToolReader.isName(nested.get("name"));
    }

    private Optional<FoundTool> named(List<SyntaxNode> arguments, int first, Contexts.Context context, Place place) {
        List<Value> rest = new ArrayList<>();
        for (SyntaxNode argument : arguments.subList(first + 1, arguments.size())) {
            rest.add(evaluator.evaluate(argument, context.bindings()));
        }
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        Optional<Value.Fields> config = rest.stream()
                .map(Value::plain)
                .filter(Value.Fields.class::isInstance)
                .map(Value.Fields.class::cast)
                .findFirst()
                .filter(fields -> fields.entries().containsKey("description")
                        || fields.entries().containsKey("inputSchema")
                        || fields.entries().containsKey("title")
                                && fields.entries().containsKey("annotations"))
                .filter(fields -> !(fields.entries()
                                .getOrDefault("description", Value.ABSENT)
                                .plain()
                        instanceof Value.Schema));
        if (config.isPresent()) {
            return reader.read(context.value(), config.get(), place);
        }
        return Optional.of(reader.tool(text(context.value()), positional(rest), place));
    }

    /** {@code tool(name, description?, shape?, annotations?, callback)}, and the same with a title before. */
    private static Map<String, Value> positional(List<Value> rest) {
        Map<String, Value> parts = new LinkedHashMap<>();
        for (Value value : rest) {
            Value plain = value.plain();
            if (plain instanceof Value.Text) {
                if (parts.containsKey("description")) {
                    parts.put("title", parts.get("description"));
                }
                parts.put("description", value);
            } else if (ToolReader.isHints(plain)) {
                parts.put("annotations", value);
            } else if (plain instanceof Value.Schema || plain instanceof Value.Fields) {
                parts.putIfAbsent("inputSchema", value);
            }
        }
        boolean hidden = rest.size() > 1 && rest.get(0) instanceof Value.Unknown;
        if (hidden && !parts.containsKey("description")) {
            parts.put("description", Value.UNKNOWN);
        }
        boolean schemaHidden = rest.size() > 2 && rest.get(rest.size() - 2) instanceof Value.Unknown;
        if (schemaHidden) {
            parts.putIfAbsent("inputSchema", Value.UNKNOWN);
        }
        return parts;
    }

    private static String text(Value value) {
        return value.asText().map(Value.Text::text).orElse("");
    }
}
