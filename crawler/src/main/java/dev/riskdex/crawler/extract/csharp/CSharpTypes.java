package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.DeclaredTypes;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** C# types as JSON Schema, and which of them the library puts in itself. */
final class CSharpTypes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("string", "string"),
            Map.entry("String", "string"),
            Map.entry("char", "string"),
            Map.entry("Guid", "string"),
            Map.entry("Uri", "string"),
            Map.entry("DateTime", "string"),
            Map.entry("DateTimeOffset", "string"),
            Map.entry("DateOnly", "string"),
            Map.entry("TimeSpan", "string"),
            Map.entry("int", "integer"),
            Map.entry("long", "integer"),
            Map.entry("short", "integer"),
            Map.entry("byte", "integer"),
            Map.entry("uint", "integer"),
            Map.entry("ulong", "integer"),
            Map.entry("float", "number"),
            Map.entry("double", "number"),
            Map.entry("decimal", "number"),
            Map.entry("bool", "boolean"),
            Map.entry("object", "object"));

    private static final Set<String> LISTS = Set.of(
            "List", "IList", "IEnumerable", "ICollection", "IReadOnlyList", "IReadOnlyCollection", "HashSet", "ISet");

    private static final Set<String> MAPS = Set.of("Dictionary", "IDictionary", "IReadOnlyDictionary");

    private static final Set<String> INJECTED =
            Set.of("CancellationToken", "McpServer", "RequestContext", "ClaimsPrincipal", "HttpContext", "HttpClient");

    private static final Pattern SERVICE = Pattern.compile(
            "I[A-Z]\\w*|\\w+(?:Client|Service|Context|Factory|Repository|Logger|Provider|Manager|Settings|Options|Server)");

    private final DeclaredTypes declared;

    CSharpTypes(DeclaredTypes declared) {
        this.declared = declared;
    }

    /** The name of a type without name space, arguments and the mark of those that may be null. */
    static String name(SyntaxNode type) {
        SyntaxNode at = type;
        while (at.is("nullable_type") && !at.children().isEmpty()) {
            at = at.children().get(0);
        }
        String text = at.text().replaceFirst("(?s)<.*", "");
        return text.substring(text.lastIndexOf('.') + 1);
    }

    static List<SyntaxNode> typeArguments(SyntaxNode type) {
        return type.children().stream()
                .filter(child -> child.is("type_argument_list"))
                .flatMap(list -> list.children().stream())
                .toList();
    }

    /** The types that a type extends. */
    static List<SyntaxNode> bases(SyntaxNode declaration) {
        return declaration.children().stream()
                .filter(child -> child.is("base_list"))
                .flatMap(list -> list.children().stream())
                .flatMap(base ->
                        base.is("primary_constructor_base_type") ? base.child("type").stream() : Stream.of(base))
                .toList();
    }

    static List<SyntaxNode> properties(SyntaxNode declaration) {
        return declaration.child("body").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child -> child.is("property_declaration"))
                .toList();
    }

    /**
     * Whether a parameter of this type is put in by the library.
     *
     * @param described whether the parameter has a description, which only the model's parameters have
     */
    boolean isInjected(SyntaxNode type, boolean described) {
        String name = name(type);
        boolean collection = LISTS.contains(name) || MAPS.contains(name);
        return INJECTED.contains(name)
                || name.equals("IProgress")
                || !described && !collection && !PLAIN.containsKey(name) && isService(name, type);
    }

    ObjectNode schema(SyntaxNode type) {
        return schema(type, 0);
    }

    private ObjectNode schema(SyntaxNode type, int depth) {
        ObjectNode json = NODES.objectNode();
        if (depth > DEEPEST) {
            return json;
        }
        if (type.is("nullable_type") && !type.children().isEmpty()) {
            return schema(type.children().get(0), depth + 1);
        }
        if (type.is("array_type")) {
            json.put("type", "array");
            type.child("type").ifPresent(element -> json.set("items", schema(element, depth + 1)));
            return json;
        }
        String name = name(type);
        if (type.is("generic_name") && LISTS.contains(name)) {
            json.put("type", "array");
            type.children().stream()
                    .filter(child -> child.is("type_argument_list"))
                    .flatMap(child -> child.children().stream())
                    .findFirst()
                    .ifPresent(element -> json.set("items", schema(element, depth + 1)));
            return json;
        }
        if (MAPS.contains(name)) {
            return json.put("type", "object");
        }
        String plain = PLAIN.get(name);
        if (plain != null) {
            return json.put("type", plain);
        }
        return declared.find(name, type.file())
                .map(declaration -> declared(declaration, depth))
                .orElse(json);
    }

    private ObjectNode declared(SyntaxNode declaration, int depth) {
        ObjectNode json = NODES.objectNode();
        if (declaration.is("enum_declaration")) {
            json.put("type", "string");
            ArrayNode array = json.putArray("enum");
            CodeFiles.all(declaration).stream()
                    .filter(node -> node.is("enum_member_declaration"))
                    .flatMap(node -> node.child("name").stream())
                    .forEach(member -> array.add(member.text()));
            return json;
        }
        if (declaration.is("interface_declaration")) {
            return json;
        }
        SchemaDraft schema = new SchemaDraft();
        Stream.concat(parameters(declaration).stream(), properties(declaration).stream())
                .forEach(member -> member(member, depth, schema));
        return schema.json();
    }

    private static List<SyntaxNode> parameters(SyntaxNode declaration) {
        return !declaration.is("record_declaration")
                ? List.of()
                : declaration.children().stream()
                        .filter(child -> child.is("parameter_list"))
                        .flatMap(list -> list.children().stream())
                        .filter(child -> child.is("parameter"))
                        .toList();
    }

    /** A property as it is serialised: in camel case, required where it must be given. */
    private void member(SyntaxNode member, int depth, SchemaDraft schema) {
        String name = member.child("name").map(SyntaxNode::text).orElse("");
        Optional<SyntaxNode> type = member.child("type");
        boolean hidden = Attributes.find(member, "JsonIgnore").isPresent()
                || member.children().stream()
                        .anyMatch(child -> child.is("modifier") && child.text().equals("static"));
        if (name.isEmpty() || type.isEmpty() || hidden) {
            return;
        }
        boolean required = member.is("parameter")
                ? member.children().get(member.children().size() - 1).role().equals("name")
                : member.children().stream()
                        .anyMatch(child -> child.is("modifier") && child.text().equals("required"));
        String camel = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        schema.property(camel, schema(type.get(), depth + 1), required);
    }

    /** Whether a type is called like a service, and not a plain object that the project declares. */
    private boolean isService(String name, SyntaxNode type) {
        return SERVICE.matcher(name).matches()
                && declared.find(name, type.file())
                        .filter(it -> it.is("enum_declaration") || it.is("record_declaration"))
                        .isEmpty();
    }
}
