package dev.riskdex.classifier;

import dev.riskdex.classifier.explain.Case;
import dev.riskdex.classifier.explain.Explainer;
import dev.riskdex.classifier.explain.Explanation;
import dev.riskdex.classifier.explain.Siblings;
import dev.riskdex.classifier.finding.DefinitionFindings;
import dev.riskdex.classifier.score.Confidence;
import dev.riskdex.classifier.score.Ruleset;
import dev.riskdex.classifier.score.Scorer;
import dev.riskdex.classifier.server.ServerAssessor;
import dev.riskdex.classifier.signal.Signals;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.ObjectReader;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import dev.riskdex.model.CapabilityEvidence;
import dev.riskdex.model.Category;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Finding;
import dev.riskdex.model.ServerAssessment;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges tools: view, observe, score, set the severity, match, explain. The same definition gives the same verdict, on
 * any machine. Immutable; may be used by several threads.
 */
public final class Classifier {

    private final Vocabulary vocabulary;
    private final Ruleset ruleset;
    private final Signals signals;
    private final Scorer scorer;
    private final SeverityScale severityScale = new SeverityScale("signals/severity.yaml");
    private final Capabilities capabilities = new Capabilities("signals/capabilities.yaml");
    private final DefinitionFindings definitionFindings;
    private final AttackPatterns attackPatterns = AttackPatterns.read("attack-patterns");
    private final PostureFindings postureFindings = new PostureFindings("signals/posture.yaml");
    private final ServerAssessor assessor = ServerAssessor.standard();
    private final Explainer explainer;
    private final AskedPhrases askedPhrases =
            new AskedPhrases(Condition.phrases(Stream.concat(severityScale.conditions(), capabilities.conditions())));

    private Classifier(Vocabulary vocabulary, Ruleset ruleset) {
        this.vocabulary = vocabulary;
        this.ruleset = ruleset;
        this.signals = new Signals(vocabulary);
        this.scorer = new Scorer(ruleset);
        this.definitionFindings = DefinitionFindings.load(vocabulary);
        this.explainer = new Explainer("signals/explanations.yaml", vocabulary);
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
        List<ToolView> views = ToolView.allOf(server, vocabulary);
        Optional<Siblings> siblings = views.stream().findFirst().map(view -> Siblings.of(view.server()));
        ServerRisk risk = new ServerRisk(
                server,
                siblings.stream()
                        .flatMap(all -> views.stream().map(view -> judge(server, slug, view, all)))
                        .toList(),
                Stream.concat(
                                definitionFindings.of(server.server()).stream(),
                                postureFindings.of(server.configurations()).stream())
                        .toList());
        return assessor.assess(risk);
    }

    /** What servers that an agent uses together make possible and none of them alone. */
    public ServerAssessment together(List<ServerRisk> servers) {
        return assessor.together(servers);
    }

    private ToolRisk judge(ServerDefinition server, String slug, ToolView view, Siblings siblings) {
        Scorer.Verdict verdict = scorer.score(signals.observe(view), Confidence.sharpness(view, ruleset));
        Category category = verdict.category();
        double confidence = verdict.posterior().of(verdict.posterior().best());
        ToolFacts facts = new ToolFacts(category, view, vocabulary, askedPhrases);
        SeverityScale.Step step = severityScale.severity(facts, verdict.posterior());
        List<CapabilityEvidence> able = capabilities.of(facts, verdict.evidence());
        List<Capability> abilities =
                able.stream().map(CapabilityEvidence::capability).toList();
        List<Finding> findings = definitionFindings.of(view, category, confidence);
        Map<String, Category> actions = view.severalActs();
        List<String> missing = Confidence.missing(view);
        Explanation explanation = explainer.explain(new Case(
                view,
                siblings,
                verdict,
                step.severity(),
                step.reasons(),
                headThings(view),
                abilities.isEmpty() ? Set.of() : EnumSet.copyOf(abilities),
                actions,
                missing));
        return new ToolRisk(
                server.rowId(),
                slug,
                view.tool().name(),
                category,
                step.severity(),
                confidence,
                missing,
                explanation.text(),
                joined(verdict.evidence(), explanation.named()),
                step.reasons(),
                actions,
                abilities,
                able,
                findings,
                attackPatterns.matching(
                        new ToolTraits(view, category, step.severity(), verdict.evidence(), abilities, findings)),
                rulesetVersion(),
                DefinitionCodec.sha256(view.tool()),
                Optional.empty());
    }

    private static List<Evidence> joined(List<Evidence> weighed, List<Evidence> named) {
        List<Evidence> all = new ArrayList<>(weighed);
        all.addAll(named);
        return all;
    }

    /** The kind of thing that the head of the name's object is, else that of the sentence's. */
    private Set<String> headThings(ToolView view) {
        return headThing(view.nameAct())
                .or(() -> headThing(view.textAct()))
                .map(Set::of)
                .orElse(Set.of());
    }

    private Optional<String> headThing(Optional<Act> act) {
        List<ObjectReader.Thing> things = act.isEmpty()
                ? List.of()
                : vocabulary.objects().headFirst(act.get().objects());
        return things.isEmpty() ? Optional.empty() : Optional.of(things.get(0).group());
    }
}
