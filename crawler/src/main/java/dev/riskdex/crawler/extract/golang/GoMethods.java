package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Optional;

/** Which method a selector means: that of the value's type, else the only one of its name in the package. */
final class GoMethods {

    private final GoEvaluator evaluator;

    GoMethods(GoEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * The method of a name.
     *
     * @param operand what stands before the point
     * @param object what the operand is worth; a method that is called on it sees it as its receiver
     */
    Value of(SyntaxNode operand, Value object, String name) {
        Optional<SyntaxNode> literal = object instanceof Value.Fields fields ? fields.at() : Optional.empty();
        Optional<SyntaxNode> type = literal.flatMap(GoMethods::literalType).or(() -> declaredType(operand));
        Optional<SyntaxNode> method = type.flatMap(it -> method(it, name))
                .or(() -> evaluator.project().declaration(folder(operand), "." + name))
                .filter(it -> it.is("method_declaration"));
        return method.<Value>map(it -> new Value.Function(it, receiver(it, object)))
                .orElse(Value.UNKNOWN);
    }

    private static Bindings receiver(SyntaxNode method, Value object) {
        return GoScopes.receiver(method)
                .map(receiver -> Bindings.NONE.with(receiver, object))
                .orElse(Bindings.NONE);
    }

    private static String folder(SyntaxNode near) {
        return GoProject.folder(near.file().path());
    }

    private Optional<SyntaxNode> method(SyntaxNode type, String name) {
        String text = type.text().replaceFirst("^[*&]+", "");
        int dot = text.indexOf('.');
        Optional<String> folder = dot < 0
                ? Optional.of(folder(type))
                : evaluator.project().packageFolder(type.file(), text.substring(0, dot));
        return folder.flatMap(it -> evaluator.project().declaration(it, GoProject.typeName(text) + "." + name));
    }

    /** The type of a literal; of an element of a list it is the list's. */
    static Optional<SyntaxNode> literalType(SyntaxNode literal) {
        SyntaxNode at = literal;
        while (at.is("literal_value") || at.is("literal_element") || at.is("keyed_element")) {
            if (at.parent().isEmpty()) {
                return Optional.empty();
            }
            at = at.parent().get();
        }
        Optional<SyntaxNode> type = at.is("composite_literal") ? at.child("type") : Optional.empty();
        return at == literal ? type : type.flatMap(it -> it.child("element").or(() -> it.child("value")));
    }

    /** The type that a parameter, receiver or variable is declared with. */
    private Optional<SyntaxNode> declaredType(SyntaxNode operand) {
        Optional<GoScopes.Local> local = evaluator.scopes().local(operand, operand.text());
        if (local.isEmpty()) {
            return Optional.empty();
        }
        SyntaxNode node = local.get().node();
        if (local.get().kind() == GoScopes.Kind.PARAMETER) {
            return node.parent().flatMap(parameter -> parameter.child("type"));
        }
        return local.get().kind() == GoScopes.Kind.VALUE ? made(node) : Optional.empty();
    }

    /** The type of {@code &Type{…}} and of what a constructor of the project returns. */
    private Optional<SyntaxNode> made(SyntaxNode expression) {
        SyntaxNode plain =
                expression.is("unary_expression") ? expression.child("operand").orElse(expression) : expression;
        if (plain.is("composite_literal")) {
            return plain.child("type");
        }
        boolean constructor = plain.is("call_expression");
        return constructor
                        && plain.child("function").map(evaluator::value).orElse(Value.UNKNOWN)
                                instanceof Value.Function function
                ? function.node().child("result").map(GoMethods::first)
                : Optional.empty();
    }

    private static SyntaxNode first(SyntaxNode result) {
        return result.is("parameter_list") && !result.children().isEmpty()
                ? result.children().get(0).child("type").orElse(result)
                : result;
    }
}
