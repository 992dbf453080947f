package dev.riskdex.classifier.tune;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.score.Ruleset;
import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.classifier.signal.Signals;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Fits a ruleset to labelled tools and measures by cross-validation how well such a ruleset judges servers that it has
 * not seen. Folds are made of whole groups, so that no fork or copy of a server stands on both sides.
 */
public final class RulesetTuning {

    /** Parts of the cross-validation. */
    public static final int FOLDS = 10;

    private final Vocabulary vocabulary = Vocabulary.load();
    private final Signals signals = new Signals(vocabulary);
    private final Ruleset start;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A server with its labels.
     *
     * @param group forks and copies of one server have the same
     * @param definition the server
     * @param labels those of its tools that are labelled
     */
    public record LabelledServer(String group, ServerDefinition definition, List<Label> labels) {

        public LabelledServer {
            labels = List.copyOf(labels);
        }
    }

    private record Row(LabelledServer server, List<Tuner.Example> examples) {

        int fold() {
            return Math.floorMod(server.group().hashCode(), FOLDS);
        }
    }

    /**
     * A tuning.
     *
     * @param start whose priors and thresholds are kept
     * @param servers those with labels
     */
    public RulesetTuning(Ruleset start, List<LabelledServer> servers) {
        this.start = start;
        servers.forEach(server -> rows.add(new Row(server, examples(server))));
    }

    /** The ruleset fitted to all labels. */
    public Ruleset fit() {
        return fit(row -> true);
    }

    /** How rulesets that were fitted to nine tenths of the groups judge the remaining tenth, over all ten parts. */
    public Evaluation crossValidate() {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < FOLDS; i++) {
            int fold = i;
            Classifier classifier = Classifier.with(fit(row -> row.fold() != fold));
            rows.stream()
                    .filter(row -> row.fold() == fold)
                    .forEach(row -> judged.addAll(judge(classifier, row.server())));
        }
        return Evaluation.of(judged);
    }

    /** Sets the verdicts of a classifier beside the labels of a server; labels of tools that it lacks are left out. */
    public static List<Judged> judge(Classifier classifier, LabelledServer server) {
        Map<String, ToolRisk> risks = new HashMap<>();
        classifier.classify(server.definition()).tools().forEach(risk -> risks.putIfAbsent(risk.tool(), risk));
        return server.labels().stream()
                .flatMap(label -> Optional.ofNullable(risks.get(label.tool())).stream()
                        .map(risk -> new Judged(label, risk.category(), risk.severity(), risk.confidence())))
                .toList();
    }

    private Ruleset fit(Predicate<Row> among) {
        List<Tuner.Example> examples = rows.stream()
                .filter(among)
                .flatMap(row -> row.examples().stream())
                .toList();
        return new Tuner(start).fit(examples);
    }

    private List<Tuner.Example> examples(LabelledServer server) {
        Map<String, List<Observation>> seen = new HashMap<>();
        ToolView.allOf(server.definition(), vocabulary)
                .forEach(view -> seen.putIfAbsent(view.tool().name(), signals.observe(view)));
        return server.labels().stream()
                .filter(label -> label.category() != Category.UNKNOWN)
                .flatMap(label -> Optional.ofNullable(seen.get(label.tool())).stream()
                        .map(observations -> new Tuner.Example(server.group(), observations, label.category())))
                .toList();
    }
}
