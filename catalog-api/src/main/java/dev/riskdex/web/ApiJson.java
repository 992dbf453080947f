package dev.riskdex.web;

import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.catalog.CataloguedServer.Tool;
import dev.riskdex.catalog.ServerSummary;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.model.AssessmentCodec;
import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Grade;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.search.SearchResult;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answers of the API as JSON, with the texts exactly as they were declared. */
final class ApiJson {

    private ApiJson() {}

    static ObjectNode search(SearchResult result) {
        ObjectNode answer = object().put("total", result.total())
                .put("match", result.match().id());
        ArrayNode hits = answer.putArray("hits");
        for (SearchResult.Hit hit : result.hits()) {
            ObjectNode node = hits.addObject().put("server", hit.server()).put("tool", hit.tool());
            node.put("title", hit.title().orElse(null));
            node.put("category", hit.category().label())
                    .put("severity", hit.severity().label())
                    .put("confidence", hit.confidence())
                    .put("summary", hit.summary())
                    .put("highlight", hit.highlight());
        }
        ObjectNode facets = answer.putObject("facets");
        for (SearchResult.Facet facet : result.facets()) {
            ObjectNode values = facets.putObject(facet.field().id());
            facet.values().forEach(value -> values.put(value.label(), value.count()));
        }
        return answer.put("nextCursor", result.nextCursor().orElse(null));
    }

    static ObjectNode servers(int total, List<ServerSummary> page, String nextCursor) {
        ObjectNode answer = object().put("total", total);
        ArrayNode servers = answer.putArray("servers");
        page.forEach(server -> {
            ObjectNode node = servers.addObject()
                    .put("server", server.slug())
                    .put("title", server.server().displayName())
                    .put("grade", server.grade().orElse(null))
                    .put("toolCount", server.toolCount());
            counts(node, server.byCategory(), server.bySeverity());
            node.put("source", server.provenance().source());
            node.put(
                    "fetchedAt",
                    server.provenance().fetchedAt().map(Instant::toString).orElse(null));
        });
        return answer.put("nextCursor", nextCursor.isEmpty() ? null : nextCursor);
    }

    static ObjectNode server(CataloguedServer server) {
        ServerDefinition definition = server.risk().definition();
        ObjectNode answer = object().put("server", server.slug())
                .put("title", definition.server().displayName())
                .put("grade", letter(server.risk()))
                .put("toolCount", server.risk().tools().size());
        Map<Category, Integer> byCategory = new EnumMap<>(Category.class);
        Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        for (ToolRisk risk : server.risk().tools()) {
            byCategory.merge(risk.category(), 1, Integer::sum);
            bySeverity.merge(risk.severity(), 1, Integer::sum);
        }
        counts(answer, byCategory, bySeverity);
        ObjectNode declared = DefinitionCodec.write(definition);
        answer.set("about", declared.path("server"));
        answer.set("provenance", declared.path("provenance"));
        AssessmentCodec.write(server.risk().assessment(), answer.putObject("assessment"));
        answer.put("storedAt", server.storedAt().toString()).put("ruleset", server.ruleset());
        ArrayNode tools = answer.putArray("tools");
        server.toolsByRisk().forEach(tool -> tools.add(RiskCodec.write(tool.risk())));
        return answer;
    }

    static ObjectNode tool(CataloguedServer server, Tool tool) {
        ObjectNode answer = object().put("server", server.slug())
                .put("serverTitle", server.risk().definition().server().displayName());
        answer.set("risk", RiskCodec.write(tool.risk()));
        answer.set("definition", DefinitionCodec.writeTool(tool.definition()));
        answer.set(
                "policy",
                PolicyCodec.write(new PolicyRecommender()
                        .recommend(server.risk(), tool.risk().tool())
                        .policy()));
        return answer;
    }

    /** Verdicts on a server that is not stored. */
    static ObjectNode classified(ServerRisk risk, String ruleset) {
        ObjectNode answer = object();
        ObjectNode declared = DefinitionCodec.write(risk.definition());
        answer.set("about", declared.path("server"));
        answer.set("provenance", declared.path("provenance"));
        answer.put("ruleset", ruleset).put("grade", letter(risk));
        AssessmentCodec.write(risk.assessment(), answer.putObject("assessment"));
        ArrayNode tools = answer.putArray("tools");
        risk.tools().forEach(tool -> tools.add(RiskCodec.write(tool)));
        answer.set("policy", PolicyCodec.write(new PolicyRecommender().forServer(risk)));
        return answer;
    }

    static ObjectNode attackPatterns(List<AttackPattern> patterns) {
        ObjectNode answer = object();
        ArrayNode array = answer.putArray("attackPatterns");
        patterns.forEach(pattern -> array.add(attackPattern(pattern)));
        return answer;
    }

    static ObjectNode attackPattern(AttackPattern pattern) {
        ObjectNode node = object().put("id", pattern.id())
                .put("title", pattern.title())
                .put("summary", pattern.summary())
                .put("how", pattern.how());
        texts(node.putArray("steps"), pattern.steps());
        texts(node.putArray("detection"), pattern.detection());
        node.put("mitigation", pattern.mitigation());
        ArrayNode references = node.putArray("references");
        pattern.references()
                .forEach(reference ->
                        references.addObject().put("name", reference.name()).put("url", reference.url()));
        texts(node.putArray("falsePositives"), pattern.falsePositives());
        AttackPattern.Match match = pattern.match();
        ObjectNode json = node.putObject("match");
        json.put("atLeast", match.atLeast().label());
        texts(json.putArray("findings"), sorted(match.findings().stream()));
        texts(
                json.putArray("capabilities"),
                sorted(match.capabilities().stream().map(Capability::id)));
        texts(json.putArray("categories"), sorted(match.categories().stream().map(Category::label)));
        texts(json.putArray("words"), sorted(match.words().stream()));
        texts(json.putArray("parameters"), sorted(match.parameters().stream()));
        texts(json.putArray("evidence"), sorted(match.evidence().stream()));
        return node;
    }

    private static List<String> sorted(Stream<String> texts) {
        return texts.sorted().toList();
    }

    /** Null where there is not enough data. */
    private static @Nullable String letter(ServerRisk risk) {
        Grade grade = risk.assessment().grade();
        return grade.known() ? grade.letter() : null;
    }

    private static void counts(ObjectNode node, Map<Category, Integer> byCategory, Map<Severity, Integer> bySeverity) {
        ObjectNode categories = node.putObject("byCategory");
        byCategory.forEach((category, count) -> categories.put(category.label(), count));
        ObjectNode severities = node.putObject("bySeverity");
        bySeverity.forEach((severity, count) -> severities.put(severity.label(), count));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
