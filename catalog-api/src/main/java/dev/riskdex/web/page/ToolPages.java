package dev.riskdex.web.page;

import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.catalog.CataloguedServer.Tool;
import dev.riskdex.catalog.OriginWords;
import dev.riskdex.classifier.policy.PolicyRecommendation;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes tool pages from verdicts: every statement stands for something in the verdict or the definition. */
public final class ToolPages {

    /** Other tools of the server that are listed. */
    private static final int RELATED = 8;

    private ToolPages() {}

    /** The page of a tool. */
    public static ToolPage of(CataloguedServer server, Tool tool, List<AttackPattern> patterns, Frame.Site site) {
        ToolFacts facts = new ToolFacts(server, tool);
        ToolRisk risk = tool.risk();
        String name = VisibleText.line(risk.tool());
        String path = Links.tool(server.slug(), risk.tool());
        List<ToolPage.Question> questions = Faq.of(facts);
        return new ToolPage(
                site.frame(
                        name + " on " + facts.serverTitle(),
                        Words.headline(risk.severity()) + ": "
                                + ToolRow.of(server.slug(), "", risk).summary(),
                        path),
                name,
                server.slug(),
                facts.serverTitle(),
                Links.server(server.slug()),
                risk.category(),
                risk.severity(),
                risk.category().flatSeverity(),
                Words.percent(risk.confidence()),
                does(facts),
                tool.definition().title().map(VisibleText::line),
                tool.definition().description().map(VisibleText::of),
                OriginWords.withoutDescription(tool.definition()),
                tool.definition().origin().descriptionPartial(),
                risk.override().map(by -> VisibleText.line(by.sentence())),
                VisibleText.of(risk.why()),
                risk.severityReasons().stream().map(VisibleText::line).toList(),
                actions(risk),
                risk.evidence().stream().map(ToolPages::evidence).toList(),
                risk.confidenceReasons().stream().map(VisibleText::line).toList(),
                Parameters.of(tool.definition()),
                Hints.of(tool.definition()),
                findings(risk),
                risk.capabilities().stream().map(Capability::phrase).toList(),
                patterns(risk, patterns),
                policy(facts),
                related(server, tool),
                questions,
                Faq.jsonLd(questions),
                facts(facts),
                Words.count(facts.toolCount(), "tool") + " of this server catalogued, across an index of "
                        + Words.count(site.servers(), "server") + ".",
                Links.json(path));
    }

    private static String does(ToolFacts facts) {
        String name = VisibleText.line(facts.risk().tool());
        Category category = facts.risk().category();
        return category == Category.UNKNOWN
                ? "On " + facts.serverTitle() + ", " + name + " " + Words.does(category) + "."
                : "On " + facts.serverTitle() + ", " + name + " is " + Words.article(category) + " " + category.label()
                        + " tool: its worst use " + Words.does(category) + ".";
    }

    private static List<ToolPage.Actions> actions(ToolRisk risk) {
        Map<Category, List<String>> byCategory = new EnumMap<>(Category.class);
        risk.actions()
                .forEach((action, category) -> byCategory
                        .computeIfAbsent(category, key -> new ArrayList<>())
                        .add(VisibleText.line(action)));
        return byCategory.entrySet().stream()
                .map(entry -> new ToolPage.Actions(entry.getKey(), String.join(", ", entry.getValue())))
                .toList();
    }

    private static ToolPage.EvidenceRow evidence(Evidence item) {
        return new ToolPage.EvidenceRow(
                VisibleText.line(item.quote()),
                VisibleText.line(item.where()),
                item.kind().name().toLowerCase(Locale.ROOT),
                item.supports(),
                String.format(Locale.ROOT, "%+.1f", item.weight()),
                VisibleText.line(item.signal()));
    }

    private static List<ToolPage.FindingRow> findings(ToolRisk risk) {
        return risk.findings().stream()
                .map(finding -> new ToolPage.FindingRow(
                        finding.severity(),
                        VisibleText.line(finding.message()),
                        VisibleText.line(finding.where()),
                        VisibleText.of(finding.quote()),
                        VisibleText.line(finding.code())))
                .toList();
    }

    private static List<PatternPages.PatternLink> patterns(ToolRisk risk, List<AttackPattern> patterns) {
        return patterns.stream()
                .filter(pattern -> risk.attackPatterns().contains(pattern.id()))
                .map(PatternPages.PatternLink::of)
                .toList();
    }

    private static ToolPage.RecommendedPolicy policy(ToolFacts facts) {
        String name = facts.risk().tool();
        PolicyRecommendation recommended =
                new PolicyRecommender().recommend(facts.server().risk(), name);
        Policy policy = recommended.policy();
        return new ToolPage.RecommendedPolicy(
                VisibleText.of(PolicyCodec.writeText(policy)),
                PolicyWords.of(policy, name),
                ReasonRow.of(recommended),
                Links.toolPolicy(facts.slug(), name),
                Links.policyBuilder(facts.slug()));
    }

    private static List<ToolRow> related(CataloguedServer server, Tool tool) {
        String title = server.risk().definition().server().displayName();
        return server.toolsByRisk().stream()
                .filter(other ->
                        !other.definition().name().equals(tool.definition().name()))
                .limit(RELATED)
                .map(other -> ToolRow.of(server.slug(), title, other.risk()))
                .toList();
    }

    private static List<Fact> facts(ToolFacts facts) {
        Provenance provenance = facts.server().risk().definition().provenance();
        long declared = facts.server().tools().stream()
                .filter(tool ->
                        tool.definition().name().equals(facts.definition().name()))
                .count();
        List<Fact> list = new ArrayList<>();
        list.add(Fact.of(
                "Read on",
                Words.day(provenance.fetchedAt().orElse(facts.server().storedAt()))));
        list.add(Fact.of("Read from", VisibleText.line(provenance.location())));
        OriginWords.of(facts.definition()).forEach((about, words) -> list.add(Fact.of(about, words)));
        if (declared > 1) {
            list.add(Fact.of("Declared", declared + " times under this name; the riskiest is shown"));
        }
        list.add(Fact.of("Ruleset", facts.risk().ruleset()));
        list.add(Fact.of("Definition", "SHA-256 " + facts.risk().definitionSha256()));
        return list;
    }
}
