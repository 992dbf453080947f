package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.javascript.Declaration.Kind;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a program makes an instance of every class of a list: {@code for (const T of TOOLS) new T({ name: T.id })}.
 * What it gives to one it gives to all.
 */
final class Constructions {

    private static final Pattern NEW = Pattern.compile("\\bnew\\s+([A-Za-z_$][\\w$]*)\\s*\\(");
    /** The same variable as what a loop or a callback goes over; the name is put in. */
    private static final String LOOPED =
            "(?:\\b(?:const|let|var)\\s+%1$s\\s+of\\b|(?<![\\w$])%1$s(?:\\s*:[^),=]*)?\\)?\\s*=>)";

    private static final int MOST = 50;

    private final Evaluator evaluator;
    private Optional<List<Place>> places = Optional.empty();

    Constructions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** A {@code new T(…)}, and what declares {@code T}. */
    private record Place(SyntaxNode expression, SyntaxNode variable) {}

    /** The instances of a class that loops over classes would make, as bindings of the parameters of its constructor. */
    List<Bindings> of(SyntaxNode type, Bindings bindings) {
        if (places.isEmpty()) {
            places = Optional.of(find());
        }
        List<Bindings> instances = new ArrayList<>();
        for (Place place : places.get()) {
            Bindings inLoop = Bindings.NONE.with(place.variable(), new Value.Type(type));
            List<Value> arguments =
                    place.expression().child("arguments").map(SyntaxNode::children).orElse(List.of()).stream()
                            .map(argument -> evaluator.evaluate(argument, inLoop))
                            .toList();
            instances.add(Classes.instance(evaluator, type, arguments, bindings).bindings());
        }
        return instances;
    }

    private List<Place> find() {
        List<Place> found = new ArrayList<>();
        Project project = evaluator.project();
        for (String path : project.scope()) {
            if (found.size() < MOST && project.mayHoldConstants(path) && project.mentions(path, "new")) {
                String text = new String(project.bytes(path), StandardCharsets.UTF_8);
                NEW.matcher(text)
                        .results()
                        .map(match -> match.group(1))
                        .distinct()
                        .filter(name -> isLooped(name, text))
                        .forEach(name -> project.file(path).ifPresent(file -> places(file, name, found)));
            }
        }
        return found;
    }

    private static boolean isLooped(String name, String text) {
        Matcher matcher = Pattern.compile(LOOPED.formatted(Pattern.quote(name))).matcher(text);
        return matcher.find();
    }

    private void places(SyntaxFile file, String name, List<Place> into) {
        for (int offset : file.words(name, 0, file.size(), MOST)) {
            SyntaxNode word = file.nodeAt(offset);
            Optional<SyntaxNode> made = word.parent()
                    .filter(node -> node.is("new_expression") && word.role().equals("constructor"));
            made.flatMap(node -> evaluator.scopes().find(name, node))
                    .filter(declared -> declared.kind() == Kind.LOOP || declared.kind() == Kind.PARAMETER)
                    .filter(declared -> declared.path().isEmpty())
                    .ifPresent(declared -> into.add(new Place(made.get(), declared.root())));
        }
    }
}
