package dev.riskdex.web;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CatalogueCounts;
import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.catalog.CataloguedServer.Tool;
import dev.riskdex.catalog.ServerSummary;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.policy.PolicyEdits;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.classifier.policy.Profile;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.search.SearchQuery;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers requests of programs. */
final class Api {

    /** Escapes all but ASCII: exact for half surrogate pairs too, and nothing in a terminal turns around. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final Asset OPENAPI = Asset.load("openapi.yaml", "application/yaml; charset=utf-8");

    private final Catalogue catalogue;
    private final Classifier classifier;
    private final Requests requests;
    private final Function<byte[], ServerDefinition> definitions;
    private final Supplier<Optional<String>> note;

    Api(
            Catalogue catalogue,
            Classifier classifier,
            Function<byte[], ServerDefinition> definitions,
            Supplier<Optional<String>> note) {
        this.catalogue = catalogue;
        this.classifier = classifier;
        this.requests = new Requests(catalogue);
        this.definitions = definitions;
        this.note = note;
    }

    void search(Context request) {
        SearchQuery query = requests.search(request);
        answer(request, ApiJson.search(requests.find(query)));
    }

    void servers(Context request) {
        String after = Requests.text(request, "cursor").orElse("");
        int limit = Math.max(1, Math.min(SearchQuery.MAX_LIMIT, Requests.limit(request)));
        List<ServerSummary> found = catalogue.servers(after, limit + 1);
        List<ServerSummary> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? page.get(limit - 1).slug() : "";
        answer(request, ApiJson.servers(catalogue.counts().servers(), page, next));
    }

    void server(Context request) {
        answer(request, ApiJson.server(requests.server(request)));
    }

    void tool(Context request) {
        CataloguedServer server = requests.server(request);
        answer(request, ApiJson.tool(server, requests.tool(request, server)));
    }

    /** The policy of a server, by {@code ?profile=}, or of one of its tools with {@code ?tool=}. */
    void serverPolicy(Context request) {
        CataloguedServer server = requests.server(request);
        if (request.queryParam("tool") != null) {
            policy(request, server, requests.tool(request, server));
        } else {
            Profile profile = Requests.text(request, "profile")
                    .map(PolicyRequest::profile)
                    .orElse(Profile.BALANCED);
            policy(request, new PolicyRecommender(profile, PolicyEdits.NONE).forServer(server.risk()));
        }
    }

    void toolPolicy(Context request) {
        CataloguedServer server = requests.server(request);
        Tool tool = requests.tool(request, server);
        policy(request, server, tool);
    }

    void attackPatterns(Context request) {
        answer(request, ApiJson.attackPatterns(classifier.attackPatterns()));
    }

    void attackPattern(Context request) {
        answer(request, ApiJson.attackPattern(Pages.pattern(classifier, request.pathParam("id"))));
    }

    void classify(Context request) {
        ServerDefinition definition;
        try {
            definition = definitions.apply(request.bodyAsBytes());
        } catch (IllegalArgumentException e) {
            throw Failure.badRequest(String.valueOf(e.getMessage()));
        }
        answer(request, ApiJson.classified(classifier.classify(definition), classifier.rulesetVersion()));
    }

    void health(Context request) {
        CatalogueCounts counts = catalogue.counts();
        answer(
                request,
                object().put("status", "ok")
                        .put("servers", counts.servers())
                        .put("tools", counts.tools())
                        .put("ruleset", classifier.rulesetVersion())
                        .put("crawling", note.get().isPresent()));
    }

    void openapi(Context request) {
        request.contentType(OPENAPI.contentType()).result(OPENAPI.bytes());
    }

    /** RFC 9457. */
    void failure(Context request, Failure failure) {
        ObjectNode problem = object().put("type", "about:blank")
                .put("title", failure.title())
                .put("status", failure.status())
                .put("detail", failure.detail());
        request.status(failure.status())
                .contentType("application/problem+json")
                .result(MAPPER.writeValueAsBytes(problem));
    }

    private static void policy(Context request, CataloguedServer server, Tool tool) {
        String name = tool.risk().tool();
        policy(request, new PolicyRecommender().recommend(server.risk(), name).policy());
    }

    private static void policy(Context request, Policy policy) {
        if (request.queryParam("download") != null) {
            request.header("Content-Disposition", "attachment; filename=\"policy.json\"");
        }
        request.contentType("application/json")
                .result(PolicyCodec.writeText(policy).getBytes(StandardCharsets.UTF_8));
    }

    static void answer(Context request, ObjectNode body) {
        request.contentType("application/json").result(MAPPER.writeValueAsBytes(body));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
