package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.text.Act;
import dev.riskdex.model.Category;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts of a definition that cannot both be true: a hint against the rest, a name against its own first sentence. */
final class Contradictions implements FindingKind {

    /** Confidence from which a Write or an Execute is believed against its author; nine in ten such verdicts are right. */
    private static final double SURE = 0.9;

    @Override
    public List<Finding> in(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        hint(subject).ifPresent(findings::add);
        name(subject).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> hint(Subject subject) {
        boolean claimsReadOnly = subject.view().tool().hint("readOnlyHint").orElse(false);
        if (!claimsReadOnly || !surelyChanges(subject)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "contradiction.read-only-hint",
                "contradiction",
                Severity.MEDIUM,
                "the author's hint says read-only, but the rest of the definition speaks for "
                        + subject.category().label(),
                "annotations.readOnlyHint",
                "readOnlyHint: true"));
    }

    /** Authors' claims of reading are nearly always right, so a claim is only doubted where the verdict is sure. */
    private static boolean surelyChanges(Subject subject) {
        return switch (subject.category()) {
            case READ, UNKNOWN -> false;
            case DESTRUCTIVE, FINANCIAL -> true;
            case WRITE, EXECUTE -> subject.confidence() >= SURE;
        };
    }

    private static Optional<Finding> name(Subject subject) {
        Optional<Category> name = subject.view().nameAct().flatMap(Contradictions::category);
        Optional<Act> act = subject.view().textAct();
        Optional<Category> text = act.flatMap(Contradictions::category)
                .filter(category -> category == Category.DESTRUCTIVE || category == Category.FINANCIAL);
        if (name.isEmpty() || name.get() != Category.READ || text.isEmpty() || subject.category() == Category.READ) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "contradiction.name",
                "contradiction",
                Severity.HIGH,
                "the name says that it reads, the description that it does something "
                        + text.get().label(),
                "name",
                VisibleText.line(subject.view().tool().name())));
    }

    private static Optional<Category> category(Act act) {
        return act.entry().group().supports();
    }
}
