package dev.riskdex.web.page;

import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.classifier.policy.PolicyRecommendation;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.model.Category;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import dev.riskdex.policy.PolicyCodec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server and its tools.
 *
 * @param frame what stands around it
 * @param title name for display
 * @param description what it says it is for
 * @param worst the highest severity among its tools
 * @param headline what the riskiest tools are, in one sentence
 * @param byCategory how the tools spread
 * @param tools riskiest first
 * @param assessment grade and dangerous combinations
 * @param facts identity and provenance
 * @param warnings what could not be read
 * @param policy the recommended document
 * @param reasons why each of its lines stands there
 * @param policyHref where it is downloaded
 * @param builderHref where it can be changed
 * @param jsonHref the JSON twin
 * @param slug for commands
 */
public record ServerPage(
        Frame frame,
        String title,
        Optional<String> description,
        Severity worst,
        String headline,
        List<Bar> byCategory,
        List<ToolRow> tools,
        AssessmentRows assessment,
        List<Fact> facts,
        List<String> warnings,
        String policy,
        List<ReasonRow> reasons,
        String policyHref,
        String builderHref,
        String jsonHref,
        String slug) {

    public ServerPage {
        byCategory = List.copyOf(byCategory);
        tools = List.copyOf(tools);
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
        reasons = List.copyOf(reasons);
    }

    /** The page of a server. */
    public static ServerPage of(CataloguedServer server, Frame.Site site) {
        ServerInfo info = server.risk().definition().server();
        Provenance provenance = server.risk().definition().provenance();
        String title = Words.title(info.displayName());
        List<ToolRisk> risks = server.risk().tools();
        Map<Category, Integer> categories = new EnumMap<>(Category.class);
        risks.forEach(risk -> categories.merge(risk.category(), 1, Integer::sum));
        String path = Links.server(server.slug());
        PolicyRecommendation recommended = new PolicyRecommender().recommend(server.risk());
        return new ServerPage(
                site.frame(
                        title,
                        "What the " + Words.count(risks.size(), "tool") + " of " + title + " can do, and a policy.",
                        path),
                title,
                info.description().map(VisibleText::of),
                ServerRow.worst(risks.stream().map(ToolRisk::severity).toList()),
                headline(risks, categories),
                Bar.of(categories, Category::label, Category::slug),
                server.toolsByRisk().stream()
                        .map(tool -> ToolRow.of(server.slug(), info.displayName(), tool.risk()))
                        .toList(),
                AssessmentRows.of(server.risk().assessment()),
                facts(server, info, provenance),
                provenance.warnings().stream()
                        .map(warning -> VisibleText.line(warning.message() + " (" + warning.where() + ")"))
                        .toList(),
                VisibleText.of(PolicyCodec.writeText(recommended.policy())),
                ReasonRow.of(recommended),
                Links.serverPolicy(server.slug()),
                Links.policyBuilder(server.slug()),
                Links.json(path),
                server.slug());
    }

    private static String headline(List<ToolRisk> risks, Map<Category, Integer> categories) {
        if (risks.isEmpty()) {
            return "No tool could be read.";
        }
        long reads = categories.getOrDefault(Category.READ, 0);
        List<String> acts = new ArrayList<>();
        for (Category category :
                List.of(Category.FINANCIAL, Category.DESTRUCTIVE, Category.EXECUTE, Category.WRITE, Category.UNKNOWN)) {
            if (categories.containsKey(category)) {
                acts.add(categories.get(category) + " " + category.label());
            }
        }
        return acts.isEmpty()
                ? "All of its " + Words.count(risks.size(), "tool") + " read."
                : "Of " + Words.count(risks.size(), "tool") + ", " + String.join(", ", acts) + "; " + reads
                        + " only read.";
    }

    private static List<Fact> facts(CataloguedServer server, ServerInfo info, Provenance provenance) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Identity", VisibleText.line(info.id())));
        info.version().ifPresent(version -> facts.add(Fact.of("Version", VisibleText.line(version))));
        info.repository().ifPresent(address -> facts.add(Fact.address("Repository", address)));
        info.homepage().ifPresent(address -> facts.add(Fact.address("Home page", address)));
        facts.add(Fact.of("Source", VisibleText.line(provenance.source())));
        facts.add(Fact.of("Read from", VisibleText.line(provenance.location())));
        facts.add(Fact.of("Read on", Words.day(provenance.fetchedAt().orElse(server.storedAt()))));
        facts.add(Fact.of("List of tools", provenance.complete() ? "believed complete" : "known to be incomplete"));
        facts.add(Fact.of("Ruleset", server.ruleset()));
        provenance.sha256().ifPresent(hash -> facts.add(Fact.of("SHA-256 of what was read", VisibleText.line(hash))));
        return facts;
    }
}
