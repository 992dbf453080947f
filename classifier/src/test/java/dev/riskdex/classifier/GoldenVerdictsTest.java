package dev.riskdex.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows which tools of the golden servers a change of words or weights moved. Where the move is meant, the lines that the
 * failure prints go into {@code golden/verdicts.txt}, and their difference into the message of the commit.
 */
class GoldenVerdictsTest {

    private static final String FOLDER = "/golden/";

    @Test
    void noToolOfTheGoldenServersMovedUnseen() {
        List<String> now = new ArrayList<>();
        JsonNode servers = JsonMapper.shared().readTree(text("servers.json"));
        Classifier classifier = Classifier.standard();
        servers.properties().forEach(server -> {
            List<String> names = new ArrayList<>();
            server.getValue().forEach(name -> names.add(name.asString()));
            classifier
                    .classify(Servers.named(server.getKey(), names.toArray(String[]::new)))
                    .tools()
                    .forEach(risk -> now.add(String.join(
                            " ",
                            server.getKey(),
                            risk.tool(),
                            risk.category().label(),
                            risk.severity().label())));
        });
        List<String> before = text("verdicts.txt").lines().toList();
        List<String> moved = now.stream().filter(line -> !before.contains(line)).toList();

        assertThat(moved)
                .as("tools that moved, as they are now; all lines:%n%s%n", String.join("\n", now))
                .isEmpty();
        assertThat(now).hasSameSizeAs(before);
    }

    private static String text(String name) {
        try (InputStream in = GoldenVerdictsTest.class.getResourceAsStream(FOLDER + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
