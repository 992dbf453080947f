package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a class for each tool whose name is made of the class's own: an ancestor has a method that does so, the heir a
 * method that is the tool, with its text and arguments.
 */
final class NamedClasses {

    private static final List<String> METHODS = List.of("apply", "execute", "run", "call", "invoke", "__call__");
    private static final Pattern SUFFIX = Pattern.compile("(?:endswith|removesuffix|replace)\\(\\s*[\"'](\\w+)[\"']");

    private final PythonEvaluator evaluator;
    private final Signatures signatures;

    NamedClasses(PythonEvaluator evaluator, PythonTypes types) {
        this.evaluator = evaluator;
        this.signatures = new Signatures(types, evaluator);
    }

    Optional<FoundTool> read(SyntaxNode type) {
        Optional<String> naming = evaluator.classes().lineage(type).stream()
                .skip(1)
                .flatMap(ancestor -> functions(ancestor).stream())
                .filter(function -> Signatures.name(function).contains("name"))
                .map(SyntaxNode::text)
                .filter(text -> text.contains(".__name__"))
                .findFirst();
        return naming.flatMap(how -> METHODS.stream()
                .flatMap(method -> functions(type).stream()
                        .filter(function -> Signatures.name(function).equals(method)))
                .findFirst()
                .flatMap(method -> tool(type, method, how)));
    }

    private List<SyntaxNode> functions(SyntaxNode type) {
        return evaluator.scopes().names(type).values().stream()
                .filter(declared -> declared.kind() == Declared.Kind.FUNCTION)
                .map(Declared::node)
                .toList();
    }

    private Optional<FoundTool> tool(SyntaxNode type, SyntaxNode method, String naming) {
        Optional<String> text = PythonStrings.docstring(method).or(() -> PythonStrings.docstring(type));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return new ToolDraft(type, "class " + PythonClasses.name(type))
                .name(Values.text(name(PythonClasses.name(type), naming)))
                .description(Values.text(text.get()))
                .parameters(signatures.of(method, Set.of()))
                .unregistered()
                .finish();
    }

    /** The class's name as the method makes it: without an ending, in the spelling that its separator tells. */
    private static String name(String type, String naming) {
        Matcher suffix = SUFFIX.matcher(naming);
        String bare = suffix.find() && type.endsWith(suffix.group(1))
                ? type.substring(0, type.length() - suffix.group(1).length())
                : type;
        if (naming.contains("\"-\"") || naming.contains("'-'")) {
            return TextForms.kebabCase(bare);
        }
        return naming.contains("lower") ? TextForms.snakeCase(bare) : bare;
    }
}
