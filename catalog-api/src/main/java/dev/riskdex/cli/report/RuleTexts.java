package dev.riskdex.cli.report;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Severity;
import tools.jackson.databind.JsonNode;

/** What reports say about kinds of issues ({@code data/signals/report.yaml}). */
final class RuleTexts {

    private final JsonNode texts = DataFiles.yaml("signals/report.yaml");

    /**
     * About a kind of issue.
     *
     * @param name in the form that rules of SARIF have
     * @param title what such a result says
     * @param help what to do about it
     */
    record Text(String name, String title, String help) {}

    /** The text for its code, else for its family, else one that fits everything. */
    Text of(Issue issue) {
        JsonNode rules = texts.path("rules");
        JsonNode found = rules.path(issue.code());
        if (found.isMissingNode()) {
            found = rules.path(issue.category());
        }
        JsonNode text = found.isMissingNode() ? rules.path("other") : found;
        return new Text(
                text.path("name").asString(),
                text.path("title").asString(),
                text.path("help").asString());
    }

    /** A number from 0.1 to 10.0 by which GitHub sorts alerts. */
    String score(Severity severity) {
        return texts.path("scores").path(severity.label()).asString();
    }

    /** One of SARIF's levels. */
    String level(Severity severity) {
        return texts.path("levels").path(severity.label()).asString();
    }
}
