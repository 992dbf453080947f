package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the classes that inherit from one: where a base class registers {@code this.name}, every heir is a tool.
 * Which class {@code this} stands for is a binding of the class around it.
 */
final class Heirs {

    private static final int DEEPEST = 4;
    private static final int MOST = 1_000;
    private static final int USES = 2_000;

    private final Evaluator evaluator;

    Heirs(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Bindings of {@code this} to each heir of a class; the class itself is none of them. */
    List<Bindings> of(SyntaxNode type) {
        List<Bindings> heirs = new ArrayList<>();
        collect(type, List.of(type), heirs);
        return heirs;
    }

    /** The class that {@code this} stands for inside a class. */
    static Optional<SyntaxNode> self(SyntaxNode enclosing, Bindings bindings) {
        return bindings.of(enclosing).filter(Value.Type.class::isInstance).map(value -> ((Value.Type) value).node());
    }

    private void collect(SyntaxNode base, List<SyntaxNode> ancestors, List<Bindings> heirs) {
        Optional<String> name = Classes.name(base);
        if (name.isEmpty() || ancestors.size() > DEEPEST) {
            return;
        }
        Project project = evaluator.project();
        for (String path : project.scope()) {
            if (heirs.size() < MOST && project.mayHoldConstants(path) && project.mentions(path, name.get())) {
                project.file(path).ifPresent(file -> collect(file, name.get(), base, ancestors, heirs));
            }
        }
    }

    private void collect(
            SyntaxFile file, String name, SyntaxNode base, List<SyntaxNode> ancestors, List<Bindings> heirs) {
        for (int offset : file.words(name, 0, file.size(), USES)) {
            SyntaxNode word = file.nodeAt(offset);
            Optional<SyntaxNode> heir = Classes.heir(word)
                    .filter(type -> !ancestors.contains(type))
                    .filter(type -> evaluator.evaluate(word, Bindings.NONE) instanceof Value.Type known
                            && known.node() == base);
            if (heir.isPresent()) {
                List<SyntaxNode> line = new ArrayList<>(ancestors);
                line.add(heir.get());
                Bindings bindings = Bindings.NONE;
                for (SyntaxNode type : line) {
                    bindings = bindings.with(type, new Value.Type(heir.get()));
                }
                heirs.add(bindings);
                collect(heir.get(), line, heirs);
            }
        }
    }
}
