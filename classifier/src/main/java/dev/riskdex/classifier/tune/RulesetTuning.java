package dev.riskdex.classifier.tune;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.score.Confidence;
import dev.riskdex.classifier.score.Ruleset;
import dev.riskdex.classifier.score.Scorer;
import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.classifier.signal.Signals;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.classifier.text.TextLanguage;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Fits a ruleset to labelled tools and measures by cross-validation how well such a ruleset judges servers that it has
 * not seen. Folds are made of whole groups, so that no fork or copy of a server stands on both sides.
 */
public final class RulesetTuning {

    /** Parts of the cross-validation. */
    public static final int FOLDS = 10;

    private static final TextLanguage LANGUAGE = TextLanguage.load();

    private final Vocabulary vocabulary = Vocabulary.load();
    private final Signals signals;
    private final Ruleset start;
    private final List<LabelledServer> servers;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A server with its labels.
     *
     * @param group forks and copies of one server have the same
     * @param definition the server
     * @param labels those of its tools that are labelled
     * @param source where the definition comes from
     */
    public record LabelledServer(String group, ServerDefinition definition, List<Label> labels, String source) {

        public LabelledServer {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A labelled tool as the signals saw it.
     *
     * @param sharpness how much of the odds is believed
     */
    private record Seen(Label label, List<Observation> observations, double sharpness) {}

    private record Row(LabelledServer server, List<Seen> seen) {

        int fold() {
            return Math.floorMod(server.group().hashCode(), FOLDS);
        }

        Stream<Tuner.Example> examples() {
            return seen.stream()
                    .filter(tool -> tool.label().category() != Category.UNKNOWN)
                    .map(tool -> new Tuner.Example(
                            server.group(), tool.observations(), tool.label().category()));
        }
    }

    /**
     * A tuning.
     *
     * @param start whose priors and thresholds are kept
     * @param servers those with labels
     */
    public RulesetTuning(Ruleset start, List<LabelledServer> servers) {
        this(start, servers, Optional.empty());
    }

    private RulesetTuning(Ruleset start, List<LabelledServer> servers, Optional<String> leftOut) {
        this.start = start;
        this.servers = List.copyOf(servers);
        Signals all = new Signals(vocabulary);
        this.signals = leftOut.map(all::without).orElse(all);
        servers.forEach(server -> rows.add(new Row(server, seen(server))));
    }

    /** The names of the signals that can be left out. */
    public List<String> signals() {
        return signals.names();
    }

    /** The same tuning without one signal; its evaluations know categories only. */
    public Evaluation crossValidateWithout(String signal) {
        return new RulesetTuning(start, servers, Optional.of(signal)).crossValidateCategories();
    }

    /** As {@link #crossValidate}, but of categories only: every severity is Unknown. */
    public Evaluation crossValidateCategories() {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < FOLDS; i++) {
            int fold = i;
            Scorer scorer = new Scorer(fit(row -> row.fold() != fold));
            rows.stream()
                    .filter(row -> row.fold() == fold)
                    .forEach(row -> row.seen().forEach(tool -> judged.add(judge(scorer, tool, row.server()))));
        }
        return Evaluation.of(judged);
    }

    private static Judged judge(Scorer scorer, Seen tool, LabelledServer server) {
        Scorer.Verdict verdict = scorer.score(tool.observations(), tool.sharpness());
        double confidence = verdict.posterior().of(verdict.posterior().best());
        return new Judged(
                tool.label(), verdict.category(), Severity.UNKNOWN, confidence, server.source(), LANGUAGE.of(""));
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
                .flatMap(label ->
                        Optional.ofNullable(risks.get(label.tool())).stream().map(risk -> judged(label, risk, server)))
                .toList();
    }

    private static Judged judged(Label label, ToolRisk risk, LabelledServer server) {
        String text = server.definition().tools().stream()
                .filter(tool -> tool.name().equals(label.tool()))
                .findFirst()
                .flatMap(ToolDefinition::description)
                .orElse("");
        return new Judged(
                label, risk.category(), risk.severity(), risk.confidence(), server.source(), LANGUAGE.of(text));
    }

    private Ruleset fit(Predicate<Row> among) {
        List<Tuner.Example> examples =
                rows.stream().filter(among).flatMap(Row::examples).toList();
        return new Tuner(start).fit(examples);
    }

    private List<Seen> seen(LabelledServer server) {
        Map<String, ToolView> views = new HashMap<>();
        ToolView.allOf(server.definition(), vocabulary)
                .forEach(view -> views.putIfAbsent(view.tool().name(), view));
        return server.labels().stream()
                .flatMap(label -> Optional.ofNullable(views.get(label.tool())).stream()
                        .map(view -> new Seen(label, signals.observe(view), Confidence.sharpness(view, start))))
                .toList();
    }
}
