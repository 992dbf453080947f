package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Type annotations as JSON Schema, as far as the libraries that read them do: plain types, unions, literals, models. */
final class PythonTypes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int DEEPEST = 8;

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("str", "string"),
            Map.entry("int", "integer"),
            Map.entry("float", "number"),
            Map.entry("Decimal", "number"),
            Map.entry("bool", "boolean"),
            Map.entry("None", "null"),
            Map.entry("bytes", "string"),
            Map.entry("Path", "string"),
            Map.entry("UUID", "string"),
            Map.entry("datetime", "string"),
            Map.entry("date", "string"),
            Map.entry("dict", "object"),
            Map.entry("Dict", "object"),
            Map.entry("Mapping", "object"),
            Map.entry("list", "array"),
            Map.entry("List", "array"),
            Map.entry("set", "array"),
            Map.entry("Set", "array"),
            Map.entry("tuple", "array"),
            Map.entry("Tuple", "array"),
            Map.entry("Sequence", "array"),
            Map.entry("Iterable", "array"));

    /** Keywords of a field and what JSON Schema calls them. */
    private static final SortedMap<String, String> CONSTRAINTS = new TreeMap<>(Map.of(
            "ge", "minimum",
            "gt", "exclusiveMinimum",
            "le", "maximum",
            "lt", "exclusiveMaximum",
            "min_length", "minLength",
            "max_length", "maxLength",
            "pattern", "pattern",
            "title", "title",
            "examples", "examples"));

    private final PythonEvaluator evaluator;
    private final List<SyntaxNode> underway = new ArrayList<>();

    PythonTypes(PythonEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * What an annotation says.
     *
     * @param json schema of the type
     * @param optional whether the annotation itself, as a key of a typed dictionary, may be left out
     */
    record Read(ObjectNode json, boolean optional) {
        static final Read ANY = new Read(NODES.objectNode(), false);
    }

    /** Reads an annotation. */
    Read read(SyntaxNode type) {
        SyntaxNode node = bare(type);
        if (underway.size() >= DEEPEST || underway.contains(node)) {
            return Read.ANY;
        }
        underway.add(node);
        try {
            return switch (node.kind()) {
                case "generic_type", "subscript" -> generic(node);
                case "binary_operator", "union_type" -> new Read(union(unionParts(node)), false);
                case "string" -> new Read(named(text(node), node), false);
                case "none" -> new Read(NODES.objectNode().put("type", "null"), false);
                case "identifier", "attribute", "member_type" -> new Read(named(node.text(), node), false);
                default -> Read.ANY;
            };
        } finally {
            underway.remove(underway.size() - 1);
        }
    }

    private static SyntaxNode bare(SyntaxNode type) {
        SyntaxNode node = type;
        while ((node.is("type") || node.is("parenthesized_expression"))
                && !node.children().isEmpty()) {
            node = node.children().get(0);
        }
        return node;
    }

    private String text(SyntaxNode string) {
        return evaluator.value(string).asText().map(Value.Text::text).orElse("");
    }

    private static List<SyntaxNode> unionParts(SyntaxNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (SyntaxNode child : node.children()) {
            SyntaxNode part = bare(child);
            if (part.is("binary_operator") || part.is("union_type")) {
                parts.addAll(unionParts(part));
            } else if (!part.is("|")) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static String lastName(SyntaxNode node) {
        String text = node.text();
        return text.substring(text.lastIndexOf('.') + 1);
    }

    private Read generic(SyntaxNode node) {
        List<SyntaxNode> children = node.children();
        if (children.isEmpty()) {
            return Read.ANY;
        }
        String name = lastName(children.get(0));
        List<SyntaxNode> arguments = new ArrayList<>();
        children.stream().skip(1).forEach(child -> {
            if (child.is("type_parameter") || child.is("tuple")) {
                arguments.addAll(child.children());
            } else {
                arguments.add(child);
            }
        });
        if (arguments.isEmpty()) {
            return Read.ANY;
        }
        return switch (name) {
            case "Annotated" -> annotated(arguments);
            case "Optional" -> new Read(optional(arguments.get(0)), false);
            case "Union" -> new Read(union(arguments), false);
            case "Literal" -> new Read(literal(arguments), false);
            case "NotRequired" -> new Read(read(arguments.get(0)).json(), true);
            case "Required", "Final", "ClassVar", "SkipJsonSchema" -> read(arguments.get(0));
            default -> new Read(container(name, arguments), false);
        };
    }

    private Read annotated(List<SyntaxNode> arguments) {
        Read inner = read(arguments.get(0));
        ObjectNode json = inner.json().deepCopy();
        for (SyntaxNode argument : arguments.subList(1, arguments.size())) {
            SyntaxNode extra = bare(argument);
            if (extra.is("call")) {
                field(extra, json);
            } else if (extra.is("identifier") || extra.is("attribute")) {
                evaluated(extra, json);
            } else if (extra.is("string") || extra.is("concatenated_string")) {
                String text = text(extra);
                if (!text.isEmpty()) {
                    json.put("description", text);
                }
            }
        }
        return new Read(json, inner.optional());
    }

    /** A text or a field that stands in a constant. */
    private void evaluated(SyntaxNode name, ObjectNode json) {
        Value value = evaluator.value(name).plain();
        if (value instanceof Value.Text text) {
            json.put("description", text.text());
        } else if (value instanceof Value.Fields fields
                && fields.at().filter(at -> at.is("call")).isPresent()) {
            field(fields.at().get(), json);
        }
    }

    /**
     * Adds what a field says of itself.
     *
     * @return whether it has no default
     */
    boolean field(SyntaxNode call, ObjectNode json) {
        Arguments arguments = Arguments.of(call);
        arguments
                .named("description")
                .flatMap(node -> evaluator.value(node).asText())
                .map(Value.Text::text)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> json.put("description", text));
        CONSTRAINTS.forEach((keyword, name) -> arguments
                .named(keyword)
                .flatMap(node -> Json.of(evaluator.value(node)))
                .ifPresent(value -> json.set(name, value)));
        if (arguments.named("default_factory").isPresent()) {
            return false;
        }
        Optional<SyntaxNode> otherwise = arguments.get("default", 0).filter(node -> !node.is("ellipsis"));
        otherwise
                .flatMap(node -> Json.of(evaluator.value(node)))
                .filter(value -> !value.isNull())
                .ifPresent(value -> json.set("default", value));
        return otherwise.isEmpty();
    }

    private ObjectNode optional(SyntaxNode type) {
        return union(List.of(type));
    }

    /** A union; null among its parts only says that nothing may be given. */
    private ObjectNode union(List<SyntaxNode> parts) {
        List<ObjectNode> schemas = parts.stream()
                .filter(part -> !bare(part).is("none"))
                .map(part -> read(part).json())
                .toList();
        if (schemas.size() == 1) {
            return schemas.get(0);
        }
        ObjectNode json = NODES.objectNode();
        ArrayNode any = json.putArray("anyOf");
        schemas.forEach(any::add);
        return json;
    }

    private ObjectNode literal(List<SyntaxNode> arguments) {
        List<Value> values = arguments.stream()
                .map(argument -> evaluator.value(bare(argument)))
                .toList();
        return enumeration(values);
    }

    private static ObjectNode enumeration(List<Value> values) {
        ObjectNode json = NODES.objectNode();
        boolean texts = values.stream().allMatch(value -> value.plain() instanceof Value.Text);
        if (texts) {
            json.put("type", "string");
        }
        Set<JsonNode> members = new LinkedHashSet<>();
        values.forEach(value -> Json.of(value).ifPresent(members::add));
        if (!members.isEmpty()) {
            ArrayNode array = json.putArray("enum");
            members.forEach(array::add);
        }
        return json;
    }

    private ObjectNode container(String name, List<SyntaxNode> arguments) {
        String type = PLAIN.get(name);
        ObjectNode json = NODES.objectNode();
        if (type == null) {
            return named(name, arguments.get(0));
        }
        json.put("type", type);
        if (type.equals("array")) {
            ObjectNode items = read(arguments.get(0)).json();
            if (!items.isEmpty()) {
                json.set("items", items);
            }
        } else if (type.equals("object") && arguments.size() > 1) {
            ObjectNode values = read(arguments.get(1)).json();
            if (!values.isEmpty()) {
                json.set("additionalProperties", values);
            }
        }
        return json;
    }

    private ObjectNode named(String text, SyntaxNode at) {
        String name = text.substring(text.lastIndexOf('.') + 1);
        String plain = PLAIN.get(name);
        if (plain != null) {
            return NODES.objectNode().put("type", plain);
        }
        boolean simple = at.is("identifier") || at.is("attribute");
        if (simple && evaluator.value(at) instanceof Value.Type type) {
            return ofClass(type.node());
        }
        boolean forward = at.is("string") && name.matches("\\w+");
        Optional<Declared> declared = simple || forward ? evaluator.scopes().resolve(at, name) : Optional.empty();
        return declared.map(this::ofDeclaration).orElseGet(NODES::objectNode);
    }

    private ObjectNode ofDeclaration(Declared declared) {
        return switch (declared.kind()) {
            case CLASS -> ofClass(declared.node());
            case VALUE -> read(declared.node()).json();
            default -> NODES.objectNode();
        };
    }

    private ObjectNode ofClass(SyntaxNode type) {
        if (evaluator.classes().isEnum(type)) {
            return enumeration(evaluator.classes().enumValues(type));
        }
        return underway.size() >= DEEPEST ? NODES.objectNode() : model(type).json();
    }

    /** The fields of a model, typed dictionary or data class. */
    SchemaDraft model(SyntaxNode type) {
        SchemaDraft schema = new SchemaDraft();
        boolean allOptional =
                type.child("superclasses").map(SyntaxNode::text).orElse("").contains("total=False");
        for (SyntaxNode field : evaluator.classes().fields(type)) {
            String name = field.child("left").map(SyntaxNode::text).orElse("");
            boolean hidden = name.startsWith("_")
                    || name.equals("model_config")
                    || field.child("type").map(SyntaxNode::text).orElse("").contains("ClassVar");
            if (!hidden) {
                Read read = field.child("type").map(this::read).orElse(Read.ANY);
                ObjectNode json = read.json().deepCopy();
                Optional<SyntaxNode> given = field.child("right");
                boolean required = given.isEmpty() && !read.optional() && !allOptional;
                if (given.isPresent() && Signatures.isField(given.get())) {
                    required = field(given.get(), json);
                } else if (given.isPresent() && !given.get().is("none")) {
                    Json.of(evaluator.value(given.get(), Bindings.NONE)).ifPresent(value -> json.set("default", value));
                }
                schema.property(alias(field).orElse(name), json, required);
            }
        }
        boolean foreign = PythonClasses.baseNames(type).stream()
                .anyMatch(base -> !Set.of("BaseModel", "TypedDict", "object", "ABC", "NamedTuple", "Generic")
                                .contains(base)
                        && evaluator.classes().lineage(type).stream()
                                .noneMatch(it -> PythonClasses.name(it).equals(base)));
        return foreign ? schema.incomplete() : schema;
    }

    /** The name that clients use, where a field gives it one of its own. */
    Optional<String> alias(SyntaxNode declaration) {
        List<SyntaxNode> calls = new ArrayList<>();
        declaration.child("right").or(() -> declaration.child("value")).ifPresent(calls::add);
        declaration
                .child("type")
                .map(PythonTypes::bare)
                .ifPresent(type -> type.children().stream()
                        .flatMap(child -> child.children().stream())
                        .map(PythonTypes::bare)
                        .forEach(calls::add));
        return calls.stream()
                .filter(Signatures::isField)
                .flatMap(call -> Arguments.of(call).named("alias").stream())
                .flatMap(node -> evaluator.value(node).asText().stream())
                .map(Value.Text::text)
                .findFirst();
    }
}
