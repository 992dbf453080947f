package dev.riskdex.web;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.policy.PolicyEdits;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.PolicyReview;
import dev.riskdex.policy.evaluation.LimitStore;
import dev.riskdex.policy.evaluation.MemoryLimitStore;
import dev.riskdex.policy.evaluation.PolicyEvaluator;
import dev.riskdex.policy.evaluation.TestCall;
import dev.riskdex.policy.evaluation.Verdict;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers programs, and the page on which policies are built, about policies. Keeps nothing. */
final class PolicyApi {

    /** One identity calls; others would have counters of their own. */
    private static final String GRANT = "test";

    /**
     * Bytes of a request with calls to try: matching takes time in proportion to patterns times texts, and nobody tries
     * a policy out by hand with more.
     */
    private static final int MAX_TRIAL = 1 << 20;

    private final Catalogue catalogue;
    private final Classifier classifier;
    private final Function<byte[], ServerDefinition> definitions;

    PolicyApi(Catalogue catalogue, Classifier classifier, Function<byte[], ServerDefinition> definitions) {
        this.catalogue = catalogue;
        this.classifier = classifier;
        this.definitions = definitions;
    }

    /** A policy for a server, with a reason for each of its lines. */
    void recommend(Context request) {
        PolicyRequest asked = PolicyRequest.read(request.bodyAsBytes());
        ServerRisk server = catalogued(asked)
                .or(() -> definition(asked).map(classifier::classify))
                .orElseThrow(() -> Failure.badRequest("Name a catalogued `server`, or give a `definition`."));
        PolicyEdits edits = asked.edits();
        List<String> unknown = edits.unknown(
                server.definition().tools().stream().map(ToolDefinition::name).toList());
        if (!unknown.isEmpty()) {
            throw Failure.badRequest("Edits: " + String.join("; ", unknown) + ".");
        }
        Api.answer(request, PolicyJson.recommended(new PolicyRecommender(asked.profile(), edits).recommend(server)));
    }

    /** All that is wrong with a policy, and what it and a server's list of tools do not have in common. */
    void check(Context request) {
        PolicyRequest asked = PolicyRequest.read(request.bodyAsBytes());
        Optional<ServerDefinition> server =
                catalogued(asked).map(ServerRisk::definition).or(() -> definition(asked));
        PolicyCodec.Reading reading = asked.policy();
        Optional<PolicyReview> review =
                reading.policy().flatMap(policy -> server.map(known -> PolicyReview.of(policy, known)));
        Api.answer(request, PolicyJson.checked(reading, review));
    }

    /** What a policy says to calls that follow each other. */
    void evaluate(Context request) {
        byte[] body = request.bodyAsBytes();
        if (body.length > MAX_TRIAL) {
            throw Failure.of(413);
        }
        PolicyRequest asked = PolicyRequest.read(body);
        PolicyEvaluator evaluator = new PolicyEvaluator(asked.validPolicy());
        LimitStore store = new MemoryLimitStore();
        Instant now = asked.at();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode verdicts = answer.putArray("verdicts");
        for (TestCall call : asked.calls()) {
            now = call.at().orElse(now);
            Verdict verdict = evaluator.admit(call.call(), GRANT, now, store);
            PolicyJson.verdict(call, verdict, verdicts.addObject());
        }
        Api.answer(request, answer);
    }

    /** A policy as a file in one of the formats. */
    void export(Context request) {
        PolicyRequest asked = PolicyRequest.read(request.bodyAsBytes());
        PolicyFormats.Format format = PolicyFormats.find(asked.text("format").orElse("policylayer"))
                .orElseThrow(() -> Failure.badRequest("There is no such format; there are "
                        + String.join(
                                ", ",
                                PolicyFormats.ALL.stream()
                                        .map(PolicyFormats.Format::id)
                                        .toList())
                        + "."));
        Policy policy = asked.validPolicy();
        request.contentType("text/plain; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + format.file() + "\"")
                .result(format.writer().apply(policy).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<ServerRisk> catalogued(PolicyRequest asked) {
        return asked.text("server")
                .map(slug -> catalogue
                        .server(slug)
                        .orElseThrow(() -> Failure.notFound("There is no server '" + slug + "' in the catalogue."))
                        .risk());
    }

    private Optional<ServerDefinition> definition(PolicyRequest asked) {
        JsonNode node = asked.body().path("definition");
        try {
            return node.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(definitions.apply(JsonMapper.shared().writeValueAsBytes(node)));
        } catch (IllegalArgumentException e) {
            throw Failure.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
