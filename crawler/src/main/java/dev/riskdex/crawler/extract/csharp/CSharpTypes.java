package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private final CodeFiles files;

    CSharpTypes(CodeFiles files) {
        this.files = files;
    }

    private static String name(SyntaxNode type) {
        SyntaxNode at = type;
        while (at.is("nullable_type") && !at.children().isEmpty()) {
            at = at.children().get(0);
        }
        String text = at.text().replaceFirst("(?s)<.*", "");
        return text.substring(text.lastIndexOf('.') + 1);
    }

    /**
     * Whether a parameter of this type is put in by the library.
     *
     * @param described whether the parameter has a description, which only the model's parameters have
     */
    static boolean isInjected(SyntaxNode type, boolean described) {
        String name = name(type);
        boolean collection = LISTS.contains(name) || MAPS.contains(name);
        return INJECTED.contains(name)
                || name.equals("IProgress")
                || !described
                        && !collection
                        && !PLAIN.containsKey(name)
                        && SERVICE.matcher(name).matches();
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
        Optional<SyntaxNode> members = files.declaration(name, type.file(), Set.of("enum_declaration"));
        if (members.isPresent()) {
            json.put("type", "string");
            ArrayNode array = json.putArray("enum");
            CodeFiles.all(members.get()).stream()
                    .filter(node -> node.is("enum_member_declaration"))
                    .flatMap(node -> node.child("name").stream())
                    .forEach(member -> array.add(member.text()));
        }
        return json;
    }
}
