package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rust types as JSON Schema, by the attributes of serde and schemars. */
final class RustTypes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("String", "string"),
            Map.entry("str", "string"),
            Map.entry("PathBuf", "string"),
            Map.entry("Uuid", "string"),
            Map.entry("Url", "string"),
            Map.entry("char", "string"),
            Map.entry("bool", "boolean"),
            Map.entry("f32", "number"),
            Map.entry("f64", "number"),
            Map.entry("HashMap", "object"),
            Map.entry("BTreeMap", "object"),
            Map.entry("Map", "object"),
            Map.entry("JsonObject", "object"));

    private static final Set<String> LISTS = Set.of("Vec", "HashSet", "BTreeSet", "VecDeque");
    private static final Set<String> WRAPPERS = Set.of("Option", "Box", "Arc", "Rc", "Cow");

    private final RustEvaluator evaluator;

    RustTypes(RustEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The fields of the struct that a type names; incomplete when the project has none. */
    SchemaDraft struct(SyntaxNode type) {
        Optional<SyntaxNode> found =
                item(type).flatMap(it -> it.is("type_item") ? it.child("type").flatMap(this::item) : Optional.of(it));
        SchemaDraft schema = new SchemaDraft();
        if (found.filter(it -> it.is("struct_item")).isEmpty()) {
            return schema.incomplete();
        }
        fields(found.get(), schema, 0);
        return schema;
    }

    private Optional<SyntaxNode> item(SyntaxNode type) {
        return evaluator
                .files()
                .declaration(lastName(type), type.file(), Set.of("struct_item", "enum_item", "type_item"));
    }

    /** The type that a generic type of a name is given, also where an alias stands for it. */
    Optional<SyntaxNode> argumentOf(SyntaxNode type, String wrapper) {
        return argumentOf(type, wrapper, 0);
    }

    private Optional<SyntaxNode> argumentOf(SyntaxNode type, String wrapper, int depth) {
        if (lastName(type).equals(wrapper)) {
            return firstArgument(type);
        }
        Optional<SyntaxNode> alias = item(type).filter(it -> it.is("type_item") && depth < DEEPEST);
        Optional<SyntaxNode> argument =
                alias.flatMap(it -> it.child("type")).flatMap(it -> argumentOf(it, wrapper, depth + 1));
        boolean generic = alias.flatMap(it -> it.child("type_parameters")).isPresent();
        return generic && argument.isPresent() ? firstArgument(type) : argument;
    }

    private static Optional<SyntaxNode> firstArgument(SyntaxNode type) {
        return type.child("type_arguments").stream()
                .flatMap(arguments -> arguments.children().stream())
                .filter(child -> !child.is("lifetime"))
                .findFirst();
    }

    private static String lastName(SyntaxNode type) {
        SyntaxNode at = type;
        while (at.is("reference_type") || at.is("generic_type")) {
            SyntaxNode inner = at.child("type").orElse(at);
            if (inner == at) {
                break;
            }
            at = inner;
        }
        String text = at.text();
        return text.substring(text.lastIndexOf(':') + 1);
    }

    /** The fields of a struct item. */
    void fields(SyntaxNode struct, SchemaDraft schema, int depth) {
        String renameAll = serde(struct, "rename_all").orElse("");
        List<SyntaxNode> fields = struct.child("body").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child -> child.is("field_declaration"))
                .toList();
        boolean defaults = has(struct, "default");
        for (SyntaxNode field : fields) {
            Optional<SyntaxNode> type = field.child("type");
            if (type.isEmpty() || has(field, "skip") || has(field, "skip_deserializing")) {
                continue;
            }
            if (has(field, "flatten")) {
                Optional<SyntaxNode> inner = item(type.get()).filter(it -> it.is("struct_item"));
                if (inner.isPresent() && depth < DEEPEST) {
                    fields(inner.get(), schema, depth + 1);
                } else {
                    schema.incomplete();
                }
                continue;
            }
            String own = field.child("name").map(SyntaxNode::text).orElse("").replaceFirst("^r#", "");
            ObjectNode json = schema(type.get(), depth + 1);
            description(field).ifPresent(text -> json.put("description", text));
            boolean optional = lastName(type.get()).equals("Option") || has(field, "default") || defaults;
            schema.property(serde(field, "rename").orElse(renamed(own, renameAll)), json, !optional);
        }
    }

    private Optional<String> description(SyntaxNode field) {
        return RustAttributes.before(field).stream()
                .map(RustAttributes::arguments)
                .flatMap(arguments -> Optional.ofNullable(arguments.get("description")).stream())
                .flatMap(node -> evaluator.value(node).asText().stream())
                .map(Value.Text::text)
                .findFirst()
                .or(() -> RustAttributes.documentation(field));
    }

    private Optional<String> serde(SyntaxNode item, String key) {
        return RustAttributes.before(item).stream()
                .map(RustAttributes::arguments)
                .flatMap(arguments -> Optional.ofNullable(arguments.get(key)).stream())
                .flatMap(node -> evaluator.value(node).asText().stream())
                .map(Value.Text::text)
                .findFirst();
    }

    /** Whether serde is told a word, with or without a value; some are keywords, which are no nodes of their own. */
    private static boolean has(SyntaxNode item, String key) {
        Pattern told = Pattern.compile("[(,\\s]" + key + "\\s*[,)=]");
        return RustAttributes.before(item).stream()
                .map(SyntaxNode::text)
                .filter(text -> text.startsWith("serde"))
                .anyMatch(text -> told.matcher(text).find());
    }

    private static String renamed(String name, String rule) {
        return switch (rule) {
            case "camelCase" -> camel(TextForms.snakeCase(name));
            case "PascalCase" -> {
                String text = camel(TextForms.snakeCase(name));
                yield text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
            }
            case "kebab-case" -> TextForms.snakeCase(name).replace('_', '-');
            case "snake_case" -> TextForms.snakeCase(name);
            case "lowercase" -> name.toLowerCase(Locale.ROOT);
            case "UPPERCASE" -> name.toUpperCase(Locale.ROOT);
            case "SCREAMING_SNAKE_CASE" -> TextForms.snakeCase(name).toUpperCase(Locale.ROOT);
            default -> name;
        };
    }

    private static String camel(String snake) {
        StringBuilder out = new StringBuilder();
        boolean upper = false;
        for (char c : snake.toCharArray()) {
            if (c == '_') {
                upper = !out.isEmpty();
            } else {
                out.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return out.toString();
    }

    ObjectNode schema(SyntaxNode type, int depth) {
        ObjectNode json = NODES.objectNode();
        if (depth > DEEPEST) {
            return json;
        }
        String name = lastName(type);
        Optional<SyntaxNode> argument = firstArgument(type);
        if (WRAPPERS.contains(name) && argument.isPresent()) {
            return schema(argument.get(), depth + 1);
        }
        if (LISTS.contains(name)) {
            json.put("type", "array");
            argument.ifPresent(items -> json.set("items", schema(items, depth + 1)));
            return json;
        }
        String plain = name.matches("[iu](?:8|16|32|64|128|size)") ? "integer" : PLAIN.get(name);
        if (plain != null) {
            return json.put("type", plain);
        }
        Optional<SyntaxNode> found = item(type);
        if (found.filter(it -> it.is("struct_item")).isPresent()) {
            SchemaDraft inner = new SchemaDraft();
            fields(found.get(), inner, depth + 1);
            return inner.json();
        }
        found.filter(it -> it.is("enum_item")).ifPresent(it -> variants(it, json));
        return found.filter(it -> it.is("type_item"))
                .flatMap(it -> it.child("type"))
                .map(target -> schema(target, depth + 1))
                .orElse(json);
    }

    private void variants(SyntaxNode item, ObjectNode json) {
        List<SyntaxNode> variants = item.child("body").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child -> child.is("enum_variant"))
                .toList();
        if (variants.stream().allMatch(variant -> variant.child("body").isEmpty())) {
            String renameAll = serde(item, "rename_all").orElse("");
            json.put("type", "string");
            ArrayNode array = json.putArray("enum");
            for (SyntaxNode variant : variants) {
                String own = variant.child("name").map(SyntaxNode::text).orElse("");
                array.add(serde(variant, "rename").orElse(renamed(own, renameAll)));
            }
        }
    }

    /** Whether files of the project declare a type of this name. */
    boolean knows(SyntaxNode type) {
        return item(type).isPresent();
    }
}
