package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the protocol's tools from those of other frameworks, which have decorators and classes of the same names. */
final class Origins {

    /** Frameworks for agents whose {@code tool} is no tool of a server. */
    private static final Set<String> FOREIGN = Set.of(
            "langchain",
            "langchain_core",
            "langgraph",
            "llama_index",
            "crewai",
            "crewai_tools",
            "pydantic_ai",
            "smolagents",
            "autogen",
            "autogen_core",
            "agno",
            "phi",
            "strands",
            "agents",
            "haystack",
            "semantic_kernel",
            "google",
            "openai",
            "anthropic",
            "typer",
            "click",
            "marvin",
            "letta",
            "dspy",
            "transformers");

    /** What the body of a decorator that is called like a tool does when it makes one. */
    private static final Pattern REGISTERS = Pattern.compile(
            "\\.tool\\(|\\badd_tool\\(|Tool\\w*\\(|_tool\\b|tools?\\s*\\[|tools?\\.append|regist",
            Pattern.CASE_INSENSITIVE);

    /** What the body of a decorator of any name does when it hands a function to the server. */
    private static final Pattern HANDS_OVER = Pattern.compile("\\.(?:tool|add_tool)\\(");

    /** Decorators of the low-level library that handle requests. */
    private static final Set<String> PROTOCOL = Set.of("call_tool", "list_tool");

    /** Other things that a server offers. */
    private static final Set<String> OTHER_PARTS =
            Set.of("Prompt", "FunctionPrompt", "Resource", "FunctionResource", "ResourceTemplate");

    /** Beginnings of methods that register what they decorate. */
    private static final Set<String> REGISTERING = Set.of("register", "add", "mcp", "define");

    private final PythonScopes scopes;
    private final PythonEvaluator evaluator;

    Origins(PythonEvaluator evaluator) {
        this.scopes = evaluator.scopes();
        this.evaluator = evaluator;
    }

    /** Whether this is {@code x.tool} or {@code x.tool(…)} of an object that is not another framework's. */
    boolean isSdkDecorator(SyntaxNode decorator) {
        Optional<SyntaxNode> callee = callee(decorator);
        boolean tool = callee.filter(it -> it.is("attribute"))
                .flatMap(it -> it.child("attribute"))
                .filter(name -> name.text().equals("tool"))
                .isPresent();
        return tool && !isForeign(decorator);
    }

    /** Whether this is a decorator of the project that makes tools: {@code @tool}, {@code @our_tool(…)}. */
    boolean isOwnDecorator(SyntaxNode decorator) {
        Optional<SyntaxNode> callee = callee(decorator);
        if (callee.isEmpty() || isForeign(decorator)) {
            return false;
        }
        String name = Decorators.lastName(decorator);
        boolean named = name.equals("tool") || name.endsWith("_tool") && !PROTOCOL.contains(name);
        Optional<String> body = maker(decorator).map(Origins::bodyOf);
        if (body.isPresent()) {
            return !name.contains("telemetry")
                    && (HANDS_OVER.matcher(body.get()).find()
                            || named && REGISTERS.matcher(body.get()).find());
        }
        return named && (callee.get().is("identifier") ? isFromProtocol(callee.get()) : isRegistering(name));
    }

    private static boolean isRegistering(String name) {
        return REGISTERING.stream().anyMatch(name::startsWith);
    }

    private boolean isFromProtocol(SyntaxNode name) {
        return scopes.resolve(name, name.text())
                .filter(declared -> declared.kind() == Declared.Kind.IMPORT)
                .filter(declared -> declared.from().toLowerCase(Locale.ROOT).contains("mcp"))
                .isPresent();
    }

    /** The function of the project that a decorator is. */
    Optional<SyntaxNode> maker(SyntaxNode decorator) {
        return callee(decorator)
                .filter(callee -> callee.is("identifier") || callee.is("attribute"))
                .map(callee -> evaluator.value(callee).plain())
                .filter(Value.Function.class::isInstance)
                .map(function -> ((Value.Function) function).node())
                .filter(function -> function.is("function_definition"));
    }

    private static String bodyOf(SyntaxNode function) {
        return function.child("body").map(SyntaxNode::text).orElse("");
    }

    /** Whether {@code Tool(…)} or {@code Tool.from_function(…)} is the protocol's class. */
    boolean isToolClass(SyntaxNode call) {
        SyntaxNode at = call.child("function").orElse(call);
        while (at.is("attribute")) {
            at = at.child("object").orElse(at.children().get(0));
        }
        Optional<Declared> declared = scopes.lookup(at, at.text());
        return declared.isPresent() && !isForeignImport(declared.get());
    }

    /** Whether {@code X.from_function(…)} makes a tool: a prompt or resource is made in the same way. */
    boolean makesTools(SyntaxNode call) {
        Optional<SyntaxNode> type = call.child("function").flatMap(function -> function.child("object"));
        return type.isPresent() && isToolClass(call) && !OTHER_PARTS.contains(importedName(type.get()));
    }

    private String importedName(SyntaxNode type) {
        String last = type.text().substring(type.text().lastIndexOf('.') + 1);
        return scopes.lookup(type, type.text())
                .filter(declared -> declared.kind() == Declared.Kind.IMPORT)
                .map(Declared::name)
                .filter(name -> !name.isEmpty())
                .orElse(last);
    }

    /** Whether what is called belongs to another framework. */
    boolean isForeign(SyntaxNode called) {
        SyntaxNode at = callee(called).orElse(called);
        while (at.is("attribute") || at.is("call")) {
            Optional<SyntaxNode> inner = at.child("object").or(() -> callOf(called));
            if (inner.isEmpty() || inner.get() == at) {
                break;
            }
            at = inner.get();
        }
        if (!at.is("identifier")) {
            return false;
        }
        Optional<Declared> declared = scopes.lookup(at, at.text());
        if (declared.isEmpty()) {
            return false;
        }
        if (declared.get().kind() == Declared.Kind.VALUE
                && declared.get().node().is("call")) {
            Optional<SyntaxNode> maker = declared.get().node().child("function");
            return maker.filter(it -> it.is("identifier"))
                    .flatMap(it -> scopes.lookup(it, it.text()))
                    .filter(Origins::isForeignImport)
                    .isPresent();
        }
        return isForeignImport(declared.get());
    }

    private static Optional<SyntaxNode> callOf(SyntaxNode node) {
        return node.child("function").filter(function -> function.is("call"));
    }

    private static Optional<SyntaxNode> callee(SyntaxNode decorator) {
        return decorator.is("call") ? decorator.child("function") : Optional.of(decorator);
    }

    private static boolean isForeignImport(Declared declared) {
        if (declared.kind() != Declared.Kind.IMPORT || declared.from().contains("mcp")) {
            return false;
        }
        String top = declared.from().split("\\.", -1)[0];
        return FOREIGN.contains(top) || top.startsWith("langchain") || top.startsWith("llama_index");
    }
}
