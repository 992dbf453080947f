package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a call as written.
 *
 * @param positional in order; a spread list ends them
 * @param named by keyword
 * @param spread whether there are more than can be seen
 */
record Arguments(List<SyntaxNode> positional, Map<String, SyntaxNode> named, boolean spread) {

    static Arguments of(SyntaxNode call) {
        List<SyntaxNode> positional = new ArrayList<>();
        Map<String, SyntaxNode> named = new LinkedHashMap<>();
        boolean spread = false;
        List<SyntaxNode> written =
                call.child("arguments").map(SyntaxNode::children).orElse(List.of());
        for (SyntaxNode argument : written) {
            if (argument.is("keyword_argument")) {
                Optional<SyntaxNode> value = argument.child("value");
                argument.child("name").ifPresent(name -> value.ifPresent(it -> named.put(name.text(), it)));
            } else if (argument.is("list_splat") || argument.is("dictionary_splat")) {
                spread = true;
            } else if (!spread) {
                positional.add(argument);
            }
        }
        return new Arguments(positional, named, spread);
    }

    /** The argument given by keyword or else at a place. */
    Optional<SyntaxNode> get(String name, int position) {
        SyntaxNode byName = named.get(name);
        return byName != null ? Optional.of(byName) : at(position);
    }

    Optional<SyntaxNode> at(int position) {
        return position >= 0 && position < positional.size() ? Optional.of(positional.get(position)) : Optional.empty();
    }

    Optional<SyntaxNode> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** The last part of the name of what is called: {@code c} of {@code a.b.c(…)}. */
    static String calledName(SyntaxNode call) {
        Optional<SyntaxNode> function = call.child("function");
        return function.flatMap(it -> it.child("attribute"))
                .or(() -> function.filter(it -> it.is("identifier")))
                .map(SyntaxNode::text)
                .orElse("");
    }
}
