package dev.riskdex.crawler.extract.java;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Builders that a project declares itself: what the calls of a chain put into the builder's map of properties. */
final class ProjectBuilders {

    private static final int DEEPEST = 4;

    private final JavaEvaluator evaluator;

    ProjectBuilders(JavaEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Properties in the order in which they are put, and the names of those that are required. */
    private static final class Put {
        private final Map<String, JsonNode> properties = new LinkedHashMap<>();
        private final Set<String> required = new LinkedHashSet<>();
        private boolean open;

        private SchemaDraft draft() {
            SchemaDraft draft = new SchemaDraft();
            properties.forEach((name, schema) -> draft.property(name, schema, required.contains(name)));
            return open ? draft.incomplete() : draft;
        }
    }

    /** The schema that calls on a builder of the project make; empty when the project declares no such builder. */
    Optional<SchemaDraft> schema(SyntaxNode start, List<SyntaxNode> calls, Bindings bindings) {
        return type(start).map(type -> {
            Put put = new Put();
            calls.forEach(call -> apply(type, call, bindings, put, 0));
            return put.draft();
        });
    }

    /** The schema of one chain of calls. */
    Optional<SchemaDraft> schema(SyntaxNode chain, Bindings bindings) {
        Deque<SyntaxNode> calls = new ArrayDeque<>();
        SyntaxNode at = chain;
        while (at.is("method_invocation") && at.child("object").isPresent() && type(at).isEmpty()) {
            calls.addFirst(at);
            at = at.child("object").get();
        }
        return schema(at, List.copyOf(calls), bindings);
    }

    /** The class of the builder that {@code new Builder(…)} and {@code Type.builder(…)} make. */
    Optional<SyntaxNode> type(SyntaxNode start) {
        String made = start.is("object_creation_expression")
                ? start.child("type").map(SyntaxNode::text).orElse("")
                : factory(start)
                        .flatMap(it -> it.child("type"))
                        .map(SyntaxNode::text)
                        .orElse("");
        return made.endsWith("Builder") ? find(made, start) : Optional.empty();
    }

    private Optional<SyntaxNode> factory(SyntaxNode call) {
        String owner = call.child("object").map(SyntaxNode::text).orElse("");
        boolean ofType = call.is("method_invocation") && !owner.isEmpty() && Character.isUpperCase(owner.charAt(0));
        return ofType ? find(owner, call).flatMap(type -> method(type, call)) : Optional.empty();
    }

    private Optional<SyntaxNode> find(String name, SyntaxNode at) {
        String bare = name.replaceFirst("(?s)<.*", "");
        return evaluator.types().find(bare.substring(bare.lastIndexOf('.') + 1), at.file());
    }

    /** The method of a type that a call means: of its name, with as many parameters. */
    private static Optional<SyntaxNode> method(SyntaxNode type, SyntaxNode call) {
        String name = call.child("name").map(SyntaxNode::text).orElse("");
        int given = JavaEvaluator.arguments(call).size();
        return type.child("body").stream()
                .flatMap(body -> body.children().stream())
                .filter(member -> member.is("method_declaration"))
                .filter(member -> member.child("name")
                        .filter(it -> it.text().equals(name))
                        .isPresent())
                .filter(member -> parameters(member) == given)
                .findFirst();
    }

    private static int parameters(SyntaxNode method) {
        return method.child("parameters").map(it -> it.children().size()).orElse(0);
    }

    private void apply(SyntaxNode type, SyntaxNode call, Bindings bindings, Put put, int depth) {
        Optional<SyntaxNode> method = method(type, call);
        if (method.isEmpty() || depth > DEEPEST) {
            return;
        }
        List<Value> given = JavaEvaluator.arguments(call).stream()
                .map(argument -> evaluator.value(argument, bindings))
                .toList();
        Bindings inner = JavaEvaluator.bound(method.get(), given);
        for (SyntaxNode node : CodeFiles.all(method.get())) {
            if (node.is("method_invocation") && isOfField(node, method.get())) {
                fill(node, inner, put);
            } else if (node.is("method_invocation") && isOwn(node)) {
                apply(type, node, inner, put, depth + 1);
            }
        }
    }

    /** Whether something is called on a field of the builder. */
    private static boolean isOfField(SyntaxNode call, SyntaxNode method) {
        String owner = call.child("object").map(SyntaxNode::text).orElse("").replaceFirst("^this\\.", "");
        return !owner.isEmpty()
                && Character.isLowerCase(owner.charAt(0))
                && owner.chars().allMatch(Character::isJavaIdentifierPart)
                && !owner.equals("this")
                && CodeFiles.declaredWithin(method, owner, "variable_declarator")
                        .isEmpty();
    }

    /** Whether a method of the builder itself is called, alone or in a chain of such calls. */
    private static boolean isOwn(SyntaxNode call) {
        Optional<SyntaxNode> object = call.child("object");
        return object.isEmpty()
                || object.get().is("this")
                || object.get().is("method_invocation") && isOwn(object.get());
    }

    private void fill(SyntaxNode call, Bindings bindings, Put put) {
        String name = call.child("name").map(SyntaxNode::text).orElse("");
        List<SyntaxNode> arguments = JavaEvaluator.arguments(call);
        boolean puts = name.equals("put") && arguments.size() == 2;
        if (!puts && !(name.equals("add") && arguments.size() == 1)) {
            return;
        }
        Optional<String> key = evaluator
                .value(arguments.get(0), bindings)
                .asText()
                .filter(text -> !text.partial())
                .map(Value.Text::text);
        put.open |= key.isEmpty();
        if (puts) {
            JsonNode schema = Json.of(evaluator.value(arguments.get(1), bindings))
                    .orElseGet(() -> JsonNodeFactory.instance.objectNode());
            key.ifPresent(it -> put.properties.put(it, schema));
        } else if (call.child("object").map(SyntaxNode::text).orElse("").contains("equired")) {
            key.ifPresent(put.required::add);
        }
    }
}
