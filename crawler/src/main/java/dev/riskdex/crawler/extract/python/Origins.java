package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
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

    private static final Pattern REGISTERS = Pattern.compile(
            "\\.tool\\(|\\badd_tool\\(|\\bTool\\(|_tool\\b|tools?\\s*\\[|tools?\\.append|regist",
            Pattern.CASE_INSENSITIVE);

    /** Decorators of the low-level library that handle requests. */
    private static final Set<String> PROTOCOL = Set.of("call_tool", "list_tool");

    /** Beginnings of methods that register what they decorate. */
    private static final Set<String> REGISTERING = Set.of("register", "add", "mcp", "define");

    private final PythonScopes scopes;

    Origins(PythonScopes scopes) {
        this.scopes = scopes;
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
        if (!named) {
            return false;
        }
        if (!callee.get().is("identifier")) {
            return REGISTERING.stream().anyMatch(name::startsWith);
        }
        Optional<Declared> declared = scopes.resolve(decorator, name);
        if (declared.isEmpty()) {
            return false;
        }
        if (declared.get().kind() == Declared.Kind.IMPORT) {
            return declared.get().from().toLowerCase(java.util.Locale.ROOT).contains("mcp");
        }
        return declared.get().kind() == Declared.Kind.FUNCTION
                && !name.contains("telemetry")
                && REGISTERS.matcher(bodyOf(declared.get().node())).find();
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
