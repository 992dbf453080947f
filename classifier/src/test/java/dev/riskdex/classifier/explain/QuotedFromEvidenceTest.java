package dev.riskdex.classifier.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolRisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On all tools of real servers: what explanations quote and name stands in the evidence; they are not in the tree. */
class QuotedFromEvidenceTest {

    private static final Pattern QUOTE = Pattern.compile("“([^”]*)”");
    private static final Pattern NAME = Pattern.compile("`([^`]*)`");

    /** Of all explanations, this share differs from every other one. */
    private static final double DISTINCT = 0.95;

    @Test
    void quotesNothingElseAndInTheSameOrder() throws IOException {
        List<ToolRisk> risks = risks();
        Set<String> distinct = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (ToolRisk risk : risks) {
            distinct.add(risk.why());
            if (!decidedInOrder(risk) || !namesAreEvidence(risk)) {
                wrong.add(risk.tool() + ": " + risk.why());
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(distinct.size()).isGreaterThan((int) (DISTINCT * risks.size()));
    }

    private static boolean decidedInOrder(ToolRisk risk) {
        String why = risk.why();
        int from = Math.max(why.indexOf("Decided by "), 0);
        int to = why.indexOf(';', from);
        int last = -1;
        List<String> quotes = risk.evidence().stream()
                .map(item -> Quotes.shortened(item.quote()))
                .toList();
        Matcher all = QUOTE.matcher(why);
        while (all.find()) {
            if (!quotes.contains(all.group(1))) {
                return false;
            }
        }
        Matcher decided = QUOTE.matcher(why.substring(from, to < 0 ? why.length() : to));
        while (decided.find()) {
            int place = quotes.subList(last < 0 ? 0 : last, quotes.size()).indexOf(decided.group(1));
            if (place < 0) {
                return false;
            }
            last = Math.max(last, 0) + place;
        }
        return true;
    }

    private static boolean namesAreEvidence(ToolRisk risk) {
        Set<String> known = new HashSet<>();
        known.add(Quotes.shortened(risk.tool()));
        risk.actions().keySet().forEach(member -> known.add(Quotes.shortened(member)));
        for (Evidence item : risk.evidence()) {
            known.add(Quotes.shortened(item.quote()));
            Arrays.stream(item.quote().split(", ")).map(Quotes::shortened).forEach(known::add);
            known.add(Quotes.shortened(item.where().replaceFirst("^parameters/", "")));
            known.add("args." + Quotes.shortened(item.where().replaceFirst("^parameters/", "")));
        }
        Matcher names = NAME.matcher(risk.why());
        while (names.find()) {
            String name = names.group(1);
            if (!known.contains(name) && !name.endsWith("…")) {
                return false;
            }
        }
        return true;
    }

    private static List<ToolRisk> risks() throws IOException {
        Path definitions = Path.of(System.getProperty("riskdex.shared", ""), "corpus", "dev.jsonl");
        Assumptions.assumeTrue(
                Files.isRegularFile(definitions), "no tools: the system property riskdex.shared names none");
        Classifier classifier = Classifier.standard();
        List<ToolRisk> risks = new ArrayList<>();
        for (String line : Files.readAllLines(definitions)) {
            JsonNode row = JsonMapper.shared().readTree(line);
            String id = row.path("id").asString("");
            risks.addAll(classifier
                    .classify(new ServerDefinition(
                            Optional.of(id),
                            DefinitionCodec.readServer(row.path("server"), id, "", new ArrayList<>()),
                            Provenance.of("file", "corpus"),
                            DefinitionCodec.readTools(row.path("tools"), "", new ArrayList<>())))
                    .tools());
        }
        return risks;
    }
}
