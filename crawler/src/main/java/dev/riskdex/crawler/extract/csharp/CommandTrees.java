package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tools made of a tree of commands: classes whose attribute names and describes a command, put into groups by calls.
 * The name of a tool is the path of its groups and its own, joined by underscores; its arguments are the properties of
 * the class of options.
 */
final class CommandTrees {

    private static final int DEEPEST = 12;
    private static final Set<String> METHODS = Set.of("method_declaration", "constructor_declaration");

    private final CSharpEvaluator evaluator;
    private final CSharpTypes types;

    CommandTrees(CSharpEvaluator evaluator, CSharpTypes types) {
        this.evaluator = evaluator;
        this.types = types;
    }

    /** The commands that a file puts into groups. */
    void read(SyntaxFile file, List<FoundTool> tools) {
        for (int offset : file.words("AddCommand", 0, file.size(), 10_000)) {
            SyntaxNode word = file.nodeAt(offset);
            word.parent()
                    .filter(it -> it.is("generic_name"))
                    .flatMap(SyntaxNode::parent)
                    .filter(it -> it.is("member_access_expression"))
                    .ifPresent(call -> command(call, tools));
        }
    }

    private void command(SyntaxNode call, List<FoundTool> tools) {
        Optional<SyntaxNode> type = call.child("name")
                .flatMap(name -> CSharpTypes.typeArguments(name).stream().findFirst())
                .flatMap(name -> evaluator.types().find(CSharpTypes.name(name), call.file()));
        Optional<Map<String, SyntaxNode>> described = type.flatMap(CommandTrees::description);
        Optional<Value> path = call.child("expression").flatMap(group -> path(group, 0));
        if (type.isEmpty() || described.isEmpty() || path.isEmpty()) {
            return;
        }
        Map<String, SyntaxNode> values = described.get();
        Value name = evaluator.value(values.getOrDefault("Name", call));
        ToolDraft draft = new ToolDraft(type.get(), "command of a group")
                .name(Values.concat(path.get(), Values.concat(Values.text("_"), name)))
                .title(evaluator.optional(values.get("Title")))
                .description(stripped(evaluator.value(values.getOrDefault("Description", call))))
                .parameters(options(type.get()));
        ToolHints.note(values, evaluator, draft);
        draft.finish().ifPresent(tools::add);
    }

    private static Value stripped(Value text) {
        return text.plain() instanceof Value.Text known
                ? new Value.Text(known.text().strip(), known.partial())
                : text;
    }

    /** The arguments of the attribute that names and describes a class and says how it behaves. */
    private static Optional<Map<String, SyntaxNode>> description(SyntaxNode type) {
        return Attributes.of(type).stream()
                .map(Attributes::arguments)
                .filter(it -> it.containsKey("Name") && it.containsKey("Description") && ToolHints.areIn(it))
                .findFirst();
    }

    /** The names of the groups down to the one that an expression stands for. */
    private Optional<Value> path(SyntaxNode group, int depth) {
        Optional<SyntaxNode> method = CodeFiles.around(group, METHODS);
        if (depth > DEEPEST || method.isEmpty()) {
            return Optional.empty();
        }
        Optional<Value> own = creation(group, method.get())
                .flatMap(it -> it.child("arguments"))
                .flatMap(it -> it.children().stream().findFirst())
                .map(evaluator::value);
        Optional<Value> above = parent(group.text(), method.get()).flatMap(it -> path(it, depth + 1));
        return own.map(name -> above.<Value>map(it -> Values.concat(it, Values.concat(Values.text("_"), name)))
                .orElse(name));
    }

    private static Optional<SyntaxNode> creation(SyntaxNode group, SyntaxNode method) {
        return group.is("object_creation_expression")
                ? Optional.of(group)
                : CodeFiles.declaredWithin(method, group.text(), "variable_declarator")
                        .flatMap(it -> it.children().stream()
                                .filter(child -> child.is("object_creation_expression"))
                                .findFirst());
    }

    /** The group that a group is put into: {@code parent.AddSubGroup(group)}. */
    private static Optional<SyntaxNode> parent(String group, SyntaxNode method) {
        SyntaxFile file = method.file();
        for (int offset : file.words(group, method.start(), method.end(), 1_000)) {
            Optional<SyntaxNode> call = file.nodeAt(offset)
                    .parent()
                    .filter(it -> it.is("argument"))
                    .flatMap(SyntaxNode::parent)
                    .flatMap(SyntaxNode::parent)
                    .flatMap(it -> it.child("function"))
                    .filter(it -> it.text().endsWith(".AddSubGroup"));
            if (call.isPresent()) {
                return call.get().child("expression");
            }
        }
        return Optional.empty();
    }

    /** The properties of the first type argument of the class that a command extends. */
    private SchemaDraft options(SyntaxNode command) {
        SchemaDraft schema = new SchemaDraft();
        Optional<SyntaxNode> type = CSharpTypes.bases(command).stream()
                .flatMap(base -> CSharpTypes.typeArguments(base).stream())
                .findFirst()
                .flatMap(it -> evaluator.types().find(CSharpTypes.name(it), command.file()));
        if (type.isEmpty()) {
            return schema.incomplete();
        }
        options(type.get(), "", true, schema, new HashSet<>());
        return schema;
    }

    private void options(SyntaxNode type, String prefix, boolean mayRequire, SchemaDraft schema, Set<SyntaxNode> seen) {
        if (!seen.add(type) || seen.size() > DEEPEST) {
            return;
        }
        CSharpTypes.bases(type).stream()
                .flatMap(base -> evaluator.types().find(CSharpTypes.name(base), type.file()).stream())
                .filter(base -> !base.is("interface_declaration"))
                .forEach(base -> options(base, prefix, mayRequire, schema, seen));
        for (SyntaxNode property : CSharpTypes.properties(type)) {
            Optional<SyntaxNode> option = Attributes.find(property, "Option");
            if (option.isPresent()) {
                option(property, Attributes.arguments(option.get()), prefix, mayRequire, schema);
            }
            Attributes.find(property, "OptionContainer").ifPresent(container -> {
                Optional<SyntaxNode> inner =
                        property.child("type").flatMap(it -> evaluator.types().find(CSharpTypes.name(it), type.file()));
                String inside = text(Attributes.arguments(container), "Prefix").orElse(optionName(property));
                inner.ifPresent(it -> options(it, prefix + inside + "-", false, schema, seen));
            });
        }
    }

    private void option(
            SyntaxNode property,
            Map<String, SyntaxNode> values,
            String prefix,
            boolean mayRequire,
            SchemaDraft schema) {
        var json = types.schema(property.child("type").orElse(property));
        Map<String, SyntaxNode> given = new LinkedHashMap<>(values);
        text(given, "Description").or(() -> text(given, "0")).ifPresent(it -> json.put("description", it));
        boolean required = mayRequire
                && property.children().stream()
                        .anyMatch(it -> it.is("modifier") && it.text().equals("required"));
        schema.property(prefix + text(given, "Name").orElse(optionName(property)), json, required);
    }

    private Optional<String> text(Map<String, SyntaxNode> values, String key) {
        return evaluator.optional(values.get(key)).asText().map(Value.Text::text);
    }

    private static String optionName(SyntaxNode property) {
        return TextForms.kebabCase(property.child("name").map(SyntaxNode::text).orElse(""));
    }
}
