package dev.riskdex.classifier;

import dev.riskdex.classifier.finding.DefinitionFindings;
import dev.riskdex.classifier.score.Confidence;
import dev.riskdex.classifier.score.Ruleset;
import dev.riskdex.classifier.score.Scorer;
import dev.riskdex.classifier.signal.ActionMembers;
import dev.riskdex.classifier.signal.Signals;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Finding;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges tools: view, observe, score, set the severity, match, explain. The same definition gives the same verdict, on
 * any machine. Immutable; may be used by several threads.
 */
public final class Classifier {

    private final Vocabulary vocabulary;
    private final Ruleset ruleset;
    private final ActionMembers actionMembers;
    private final Signals signals;
    private final Scorer scorer;
    private final SeverityScale severityScale = new SeverityScale("signals/severity.yaml");
    private final Capabilities capabilities = new Capabilities("signals/capabilities.yaml");
    private final DefinitionFindings definitionFindings;
    private final AttackPatterns attackPatterns = AttackPatterns.read("attack-patterns");
    private final PostureFindings postureFindings = new PostureFindings("signals/posture.yaml");
    private final Explainer explainer = new Explainer();
    private final Set<String> phrasesAskedFor =
            Condition.phrases(Stream.concat(severityScale.conditions(), capabilities.conditions()));

    private Classifier(Vocabulary vocabulary, Ruleset ruleset) {
        this.vocabulary = vocabulary;
        this.ruleset = ruleset;
        this.actionMembers = new ActionMembers(vocabulary);
        this.signals = new Signals(vocabulary);
        this.scorer = new Scorer(ruleset);
        this.definitionFindings = DefinitionFindings.load(vocabulary);
    }

    /** The classifier with the rules of this build. */
    public static Classifier standard() {
        return with(Ruleset.load());
    }

    /** A classifier with the words of this build and other weights. */
    public static Classifier with(Ruleset ruleset) {
        return new Classifier(Vocabulary.load(), ruleset);
    }

    /** Version of the rules that are applied; stands in every verdict. */
    public String rulesetVersion() {
        return ruleset.version();
    }

    /** The attack patterns of this build, sorted by id. */
    public List<AttackPattern> attackPatterns() {
        return attackPatterns.all();
    }

    /** Judges all tools of a server, each in the light of its siblings. */
    public ServerRisk classify(ServerDefinition server) {
        String slug = server.server().slug();
        return new ServerRisk(
                server,
                ToolView.allOf(server, vocabulary).stream()
                        .map(view -> judge(server, slug, view))
                        .toList(),
                Stream.concat(
                                definitionFindings.of(server.server()).stream(),
                                postureFindings.of(server.configurations()).stream())
                        .toList());
    }

    private ToolRisk judge(ServerDefinition server, String slug, ToolView view) {
        Scorer.Verdict verdict = scorer.score(signals.observe(view), Confidence.sharpness(view, ruleset));
        Category category = verdict.category();
        double confidence = verdict.posterior().of(verdict.posterior().best());
        ToolFacts facts = new ToolFacts(category, view, vocabulary, phrasesAskedFor);
        SeverityScale.Step step = severityScale.severity(facts, verdict.posterior());
        List<Capability> able = capabilities.of(facts);
        List<Finding> findings = definitionFindings.of(view, category, confidence);
        Map<String, Category> actions = actionMembers.severalOf(view);
        List<String> missing = Confidence.missing(view);
        return new ToolRisk(
                server.rowId(),
                slug,
                view.tool().name(),
                category,
                step.severity(),
                confidence,
                missing,
                explainer.explain(new Explainer.Case(view, verdict, step, actions, missing)),
                verdict.evidence(),
                step.reasons(),
                actions,
                able,
                findings,
                attackPatterns.matching(
                        new ToolTraits(view, category, step.severity(), verdict.evidence(), able, findings)),
                rulesetVersion(),
                DefinitionCodec.sha256(view.tool()));
    }
}
