package dev.riskdex.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.data.DataFiles;
import dev.riskdex.data.DefaultSources;
import dev.riskdex.model.Category;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyAdvice;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.PolicyReview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for the recommended policy of every server, with every profile. */
class RecommendedPoliciesTest {

    private static final Classifier CLASSIFIER = Classifier.standard();

    @Test
    void bundledServers() {
        List<String> snapshots = DefaultSources.snapshots();
        assertThat(snapshots).isNotEmpty();
        snapshots.forEach(path -> check(JsonMapper.shared().readTree(DataFiles.text(path))));
    }

    @Test
    void realServers() throws IOException {
        Path servers = Path.of(System.getProperty("riskdex.shared", ""), "corpus", "dev.jsonl");
        Assumptions.assumeTrue(
                Files.isRegularFile(servers), "no real servers: the system property riskdex.shared names none");
        for (String line : Files.readAllLines(servers, StandardCharsets.UTF_8)) {
            check(JsonMapper.shared().readTree(line));
        }
    }

    private static void check(JsonNode row) {
        String id = row.path("id").asString("bundled");
        ServerDefinition definition = new ServerDefinition(
                Optional.empty(),
                DefinitionCodec.readServer(row.path("server"), id, "", new ArrayList<>()),
                Provenance.of("test", id),
                DefinitionCodec.readTools(row.path("tools"), "", new ArrayList<>()));
        ServerRisk server = CLASSIFIER.classify(definition);
        for (Profile profile : Profile.values()) {
            PolicyRecommendation recommended = new PolicyRecommender(profile, PolicyEdits.NONE).recommend(server);
            check(server, recommended, profile);
        }
    }

    /** An action that may be left out is denied only where it is given and not among those declared. */
    private static String ruleOf(String condition, PolicyRecommendation recommended) {
        String denial = condition.substring(0, condition.lastIndexOf("/conditions/"));
        return Optional.ofNullable(recommended.reasons().get(denial))
                .orElseThrow()
                .rule();
    }

    private static void check(ServerRisk server, PolicyRecommendation recommended, Profile profile) {
        String slug = server.definition().server().slug() + " " + profile;
        Policy policy = recommended.policy();
        assertThat(PolicyCodec.read(PolicyCodec.writeText(policy)).policy())
                .as(slug)
                .contains(policy);
        List<String> named = new ArrayList<>(policy.hide());
        named.addAll(policy.tools().keySet());
        assertThat(named)
                .as(slug)
                .containsExactlyInAnyOrderElementsOf(
                        server.tools().stream().map(ToolRisk::tool).collect(Collectors.toCollection(TreeSet::new)));
        PolicyReview review = PolicyReview.of(policy, server.definition());
        assertThat(review.unmatched()).as(slug).isEmpty();
        assertThat(review.unlisted()).as(slug).isEmpty();
        assertThat(PolicyAdvice.of(policy))
                .as(slug)
                .allSatisfy(advice ->
                        assertThat(ruleOf(advice.pointer(), recommended)).isEqualTo("action.declared"));
        if (profile == Profile.STRICT) {
            Map<String, Set<Category>> categories = server.tools().stream()
                    .collect(Collectors.groupingBy(
                            ToolRisk::tool, Collectors.mapping(ToolRisk::category, Collectors.toSet())));
            assertThat(policy.tools().keySet())
                    .as(slug)
                    .allMatch(tool -> Set.of(Category.READ).equals(categories.get(tool)));
        }
    }
}
