package dev.riskdex.web.page;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * The risk page of a tool.
 *
 * @param frame what stands around it
 * @param tool name for display
 * @param slug of the server, for commands
 * @param server name of the server for display
 * @param serverHref the page of the server
 * @param category what its worst use does
 * @param severity how much harm that can do
 * @param flatSeverity what a table by category alone would say
 * @param percent confidence in the category, in percent
 * @param does what it does here, in one sentence
 * @param title display name, where declared
 * @param description as declared, where declared
 * @param withoutDescription why there is none, where there is none
 * @param descriptionPartial whether there is more description than could be read
 * @param override that somebody has set this verdict in place of ours, and what ours is
 * @param why the explanation
 * @param severityReasons what moved the severity from its category's default
 * @param actions members of an action parameter by category
 * @param evidence what the verdict rests on
 * @param confidenceReasons what lowered the confidence
 * @param parameters of the tool
 * @param hints what the author claims
 * @param findings about the definition itself
 * @param capabilities as ends of sentences that begin with "This tool"
 * @param patterns attack patterns that match
 * @param policy the recommended document and what it means
 * @param related other tools of the server, riskiest first
 * @param questions asked and answered
 * @param jsonLd the questions for search engines
 * @param facts origin, date, ruleset
 * @param size how many tools of this server, in how large a catalogue
 * @param jsonHref the JSON twin
 */
public record ToolPage(
        Frame frame,
        String tool,
        String slug,
        String server,
        String serverHref,
        Category category,
        Severity severity,
        Severity flatSeverity,
        int percent,
        String does,
        Optional<String> title,
        Optional<String> description,
        String withoutDescription,
        boolean descriptionPartial,
        Optional<String> override,
        String why,
        List<String> severityReasons,
        List<Actions> actions,
        List<EvidenceRow> evidence,
        List<String> confidenceReasons,
        Parameters parameters,
        List<Hint> hints,
        List<FindingRow> findings,
        List<String> capabilities,
        List<PatternPages.PatternLink> patterns,
        RecommendedPolicy policy,
        List<ToolRow> related,
        List<Question> questions,
        String jsonLd,
        List<Fact> facts,
        String size,
        String jsonHref) {

    public ToolPage {
        severityReasons = List.copyOf(severityReasons);
        actions = List.copyOf(actions);
        evidence = List.copyOf(evidence);
        confidenceReasons = List.copyOf(confidenceReasons);
        hints = List.copyOf(hints);
        findings = List.copyOf(findings);
        capabilities = List.copyOf(capabilities);
        patterns = List.copyOf(patterns);
        related = List.copyOf(related);
        questions = List.copyOf(questions);
        facts = List.copyOf(facts);
    }

    /** The acts of one category. */
    public record Actions(Category category, String members) {}

    /**
     * A piece of evidence.
     *
     * @param weight in log-odds, with its sign and one decimal
     */
    public record EvidenceRow(
            String quote, String where, String kind, Category supports, String weight, String signal) {}

    /** One of the author's claims. */
    public record Hint(String name, String value, String meaning) {}

    /** Something about the definition that a reviewer should see. */
    public record FindingRow(Severity severity, String message, String where, String quote, String code) {}

    /** A document, what it means, why, where to get it, and where to change that of the whole server. */
    public record RecommendedPolicy(
            String json, String words, List<ReasonRow> reasons, String href, String builderHref) {

        public RecommendedPolicy {
            reasons = List.copyOf(reasons);
        }
    }

    /** A question with its answer. */
    public record Question(String question, String answer) {}
}
