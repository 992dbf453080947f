package dev.riskdex.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.tune.Evaluation;
import dev.riskdex.classifier.tune.Judged;
import dev.riskdex.classifier.tune.Label;
import dev.riskdex.classifier.tune.RulesetTuning;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How often the verdict is right on labelled tools of real servers; they are no part of the source tree. */
class AccuracyTest {

    /** Strata that were drawn at random, so that their share of right verdicts says something about other servers. */
    private static final Set<String> RANDOM = Set.of("all", "pro", "random2");

    private static final double AT_LEAST = 0.90;

    @Test
    void nineInTenRandomlyDrawnToolsAreRight() throws IOException {
        Path corpus = Path.of(System.getProperty("riskdex.shared", ""), "corpus");
        Path definitions = corpus.resolve("dev.jsonl");
        Path labels = corpus.resolve("gold_dev.jsonl");
        Assumptions.assumeTrue(
                Files.isRegularFile(definitions) && Files.isRegularFile(labels),
                "no labelled tools: the system property riskdex.shared names none");

        Map<String, List<Label>> byRow = labels(labels);
        Classifier classifier = Classifier.standard();
        List<Judged> judged = new ArrayList<>();
        for (String line : Files.readAllLines(definitions, StandardCharsets.UTF_8)) {
            JsonNode row = JsonMapper.shared().readTree(line);
            List<Label> own = byRow.getOrDefault(row.path("id").asString(""), List.of());
            if (!own.isEmpty()) {
                judged.addAll(RulesetTuning.judge(
                        classifier, new RulesetTuning.LabelledServer("", definition(row), own, "")));
            }
        }
        Evaluation random =
                Evaluation.of(judged).where(item -> RANDOM.contains(item.label().stratum()));

        assertThat(random.count()).isGreaterThan(100);
        assertThat(random.accuracy()).isGreaterThanOrEqualTo(AT_LEAST);
    }

    private static Map<String, List<Label>> labels(Path file) throws IOException {
        Map<String, List<Label>> labels = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            Label label = Label.of(JsonMapper.shared().readTree(line));
            labels.computeIfAbsent(label.rowId(), row -> new ArrayList<>()).add(label);
        }
        return labels;
    }

    private static ServerDefinition definition(JsonNode row) {
        String id = row.path("id").asString("");
        return new ServerDefinition(
                Optional.of(id),
                DefinitionCodec.readServer(row.path("server"), id, "", new ArrayList<>()),
                Provenance.of("file", "corpus"),
                DefinitionCodec.readTools(row.path("tools"), "", new ArrayList<>()));
    }
}
