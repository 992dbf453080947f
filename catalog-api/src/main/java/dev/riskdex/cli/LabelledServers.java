package dev.riskdex.cli;

import dev.riskdex.classifier.tune.Claims;
import dev.riskdex.classifier.tune.Label;
import dev.riskdex.classifier.tune.RulesetTuning.LabelledServer;
import dev.riskdex.classifier.tune.SteeringEvaluation;
import dev.riskdex.crawler.parse.DefinitionFiles;
import dev.riskdex.crawler.parse.DefinitionReading;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.model.ServerDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads definitions and labels and joins them by the row's id. */
final class LabelledServers {

    private LabelledServers() {}

    /**
     * The servers that have labels, in the order of the definitions.
     *
     * @throws CommandFailure when a file cannot be read, a line is no label, or no label fits a definition
     */
    static List<LabelledServer> read(Path definitions, Path labels) {
        Map<String, List<Label>> labelsByRow = labels(labels);
        Map<String, String> groups = field(definitions, "group");
        Map<String, String> sources = field(definitions, "corpus");
        List<LabelledServer> servers = new ArrayList<>();
        for (ServerDefinition server : definitions(definitions)) {
            String row = server.rowId().orElse(server.server().id());
            List<Label> own = labelsByRow.getOrDefault(row, List.of());
            if (!own.isEmpty()) {
                servers.add(new LabelledServer(
                        groups.getOrDefault(row, row),
                        server,
                        own,
                        sources.getOrDefault(row, server.provenance().source())));
            }
        }
        if (servers.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "no label of " + labels + " fits a server of " + definitions);
        }
        return servers;
    }

    /**
     * All servers of a file of definitions.
     *
     * @throws CommandFailure when it cannot be read
     */
    static List<ServerDefinition> definitions(Path file) {
        DefinitionReading reading = new DefinitionFiles(ReadLimits.DEFAULT).read(file);
        if (reading.failed()) {
            throw new CommandFailure(ExitCode.USAGE, reading.warnings().get(0).toString());
        }
        return reading.servers();
    }

    /**
     * Takes the lines of a file of poisoned and honest definitions into account.
     *
     * @throws CommandFailure when it cannot be read or a line is no such definition
     */
    static void poisoned(Path file, SteeringEvaluation evaluation) {
        int number = 0;
        for (String line : lines(file)) {
            number++;
            try {
                if (!line.isBlank()) {
                    evaluation.add(JsonMapper.shared().readTree(line));
                }
            } catch (JacksonException | IllegalArgumentException e) {
                throw new CommandFailure(
                        ExitCode.USAGE, file + ":" + number + ": no labelled definition: " + e.getMessage(), e);
            }
        }
    }

    /**
     * What authors claim of their tools, a line each.
     *
     * @throws CommandFailure when the file cannot be read or a line is no JSON
     */
    static Claims claims(Path file) {
        Claims claims = new Claims();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            try {
                claims.add(JsonMapper.shared().readTree(line));
            } catch (JacksonException e) {
                throw new CommandFailure(ExitCode.USAGE, file + ":" + number + ": no claim: " + e.getMessage(), e);
            }
        }
        return claims;
    }

    private static Map<String, List<Label>> labels(Path file) {
        Map<String, List<Label>> labels = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                Label label = Label.of(JsonMapper.shared().readTree(line));
                labels.computeIfAbsent(label.rowId(), row -> new ArrayList<>()).add(label);
            } catch (JacksonException | IllegalArgumentException e) {
                throw new CommandFailure(ExitCode.USAGE, file + ":" + number + ": no label: " + e.getMessage(), e);
            }
        }
        return labels;
    }

    /**
     * A text of each row that is no part of the contract: forks and copies of a server carry the same {@code group}, and
     * {@code corpus} says where a row comes from.
     */
    private static Map<String, String> field(Path definitions, String name) {
        Map<String, String> texts = new HashMap<>();
        for (String line : lines(definitions)) {
            try {
                JsonNode row = JsonMapper.shared().readTree(line);
                String text = row.path(name).asString("");
                if (!text.isEmpty()) {
                    texts.put(row.path("id").asString(""), text);
                }
            } catch (JacksonException e) {
                // The reader of definitions has already reported this line; it has no labelled server.
                continue;
            }
        }
        return texts;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
