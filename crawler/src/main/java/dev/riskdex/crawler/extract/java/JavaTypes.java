package dev.riskdex.crawler.extract.java;

import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.DeclaredTypes;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Java types as JSON Schema, as the libraries generate it: plain types, collections, enums, records. */
final class JavaTypes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("String", "string"),
            Map.entry("CharSequence", "string"),
            Map.entry("char", "string"),
            Map.entry("Path", "string"),
            Map.entry("UUID", "string"),
            Map.entry("LocalDate", "string"),
            Map.entry("LocalDateTime", "string"),
            Map.entry("Instant", "string"),
            Map.entry("int", "integer"),
            Map.entry("Integer", "integer"),
            Map.entry("long", "integer"),
            Map.entry("Long", "integer"),
            Map.entry("short", "integer"),
            Map.entry("Short", "integer"),
            Map.entry("BigInteger", "integer"),
            Map.entry("double", "number"),
            Map.entry("Double", "number"),
            Map.entry("float", "number"),
            Map.entry("Float", "number"),
            Map.entry("BigDecimal", "number"),
            Map.entry("boolean", "boolean"),
            Map.entry("Boolean", "boolean"),
            Map.entry("Map", "object"),
            Map.entry("Object", "object"));

    private static final Set<String> LISTS = Set.of("List", "Set", "Collection", "Iterable");

    private final DeclaredTypes declared;

    JavaTypes(DeclaredTypes declared) {
        this.declared = declared;
    }

    ObjectNode schema(SyntaxNode type) {
        return schema(type, 0);
    }

    private ObjectNode schema(SyntaxNode type, int depth) {
        ObjectNode json = NODES.objectNode();
        if (depth > DEEPEST) {
            return json;
        }
        if (type.is("array_type")) {
            json.put("type", "array");
            type.child("element").ifPresent(element -> json.set("items", schema(element, depth + 1)));
            return json;
        }
        if (type.is("generic_type")) {
            String name = lastName(type.children().get(0));
            Optional<SyntaxNode> argument = type.children().stream()
                    .filter(child -> child.is("type_arguments"))
                    .flatMap(arguments -> arguments.children().stream())
                    .findFirst();
            if (LISTS.contains(name)) {
                json.put("type", "array");
                argument.ifPresent(items -> json.set("items", schema(items, depth + 1)));
                return json;
            }
            return name.equals("Optional") && argument.isPresent()
                    ? schema(argument.get(), depth + 1)
                    : json.put("type", "object");
        }
        String name = lastName(type);
        String plain = PLAIN.get(name);
        return plain != null ? json.put("type", plain) : declared(name, type, depth);
    }

    private static String lastName(SyntaxNode type) {
        String text = type.text();
        return text.substring(text.lastIndexOf('.') + 1);
    }

    private ObjectNode declared(String name, SyntaxNode at, int depth) {
        Optional<SyntaxNode> found = declared.find(name, at.file());
        if (found.isEmpty()) {
            return NODES.objectNode();
        }
        if (found.get().is("enum_declaration")) {
            ObjectNode json = NODES.objectNode().put("type", "string");
            ArrayNode members = json.putArray("enum");
            CodeFiles.all(found.get()).stream()
                    .filter(node -> node.is("enum_constant"))
                    .flatMap(node -> node.child("name").stream())
                    .forEach(member -> members.add(member.text()));
            return json;
        }
        return found.get().is("record_declaration")
                ? record(found.get(), depth).json()
                : fields(found.get(), depth).json();
    }

    private SchemaDraft record(SyntaxNode declaration, int depth) {
        SchemaDraft schema = new SchemaDraft();
        List<SyntaxNode> parameters =
                declaration.child("parameters").map(SyntaxNode::children).orElse(List.of());
        for (SyntaxNode parameter : parameters) {
            Optional<SyntaxNode> type = parameter.child("type");
            Optional<SyntaxNode> name = parameter.child("name");
            if (type.isPresent() && name.isPresent()) {
                schema.property(name.get().text(), schema(type.get(), depth + 1), !isOptional(type.get()));
            }
        }
        return schema;
    }

    /** The arguments that a record or class holds. */
    Optional<SchemaDraft> members(String name, SyntaxNode at) {
        return declared.find(name, at.file())
                .filter(type -> !type.is("enum_declaration"))
                .map(type -> type.is("record_declaration") ? record(type, 0) : fields(type, 0));
    }

    /** The fields of a plain class, as they are serialised. */
    private SchemaDraft fields(SyntaxNode declaration, int depth) {
        SchemaDraft schema = new SchemaDraft();
        for (SyntaxNode field :
                declaration.child("body").map(SyntaxNode::children).orElse(List.of())) {
            boolean kept = field.is("field_declaration")
                    && field.children().stream()
                            .noneMatch(it -> it.is("modifiers") && it.text().contains("static"));
            Optional<String> name =
                    field.child("declarator").flatMap(it -> it.child("name")).map(SyntaxNode::text);
            if (kept && name.isPresent()) {
                field.child("type").ifPresent(it -> schema.property(name.get(), schema(it, depth + 1), false));
            }
        }
        return schema;
    }

    static boolean isOptional(SyntaxNode type) {
        return type.text().startsWith("Optional");
    }
}
