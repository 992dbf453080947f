package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Runs the steps of the composite action as a runner does. */
@DisabledOnOs(OS.WINDOWS)
class ScanActionTest {

    private static final Path ACTION = Path.of("..", ".github", "actions", "scan", "action.yml");

    @TempDir
    private Path folder;

    private static String script(String step) throws IOException {
        JsonNode steps = new YAMLMapper().readTree(Files.readString(ACTION)).at("/runs/steps");
        return steps.valueStream()
                .filter(node -> node.path("id").asString("").equals(step))
                .map(node -> node.path("run").asString())
                .findFirst()
                .orElseThrow();
    }

    /** A jar that only says where the classes of this test's program are. */
    private Path jar() throws IOException {
        List<String> places = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            places.add(Path.of(part).toUri().toString());
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Riskdex.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", places));
        Path jar = folder.resolve("riskdex.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.finish();
        }
        return jar;
    }

    private int run(String step, Map<String, String> inputs) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script(step)).directory(folder.toFile());
        bash.environment()
                .putAll(Map.of(
                        "FAIL_ON",
                        "",
                        "BASELINE",
                        "",
                        "SUPPRESS",
                        "",
                        "SARIF",
                        "r.sarif",
                        "COMMENT",
                        "r.md",
                        "RISKDEX_HOME",
                        folder.resolve("home").toString(),
                        "GITHUB_OUTPUT",
                        folder.resolve("output").toString(),
                        "GITHUB_STEP_SUMMARY",
                        folder.resolve("summary").toString()));
        bash.environment().putAll(inputs);
        Process process = bash.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @ParameterizedTest
    @CsvSource({"high, 1", "HIGH, 1", "critical, 0", "'', 0", "new-high, 2", "severe, 2"})
    void endsAsTheProgramDoes(String failOn, int exitCode) throws Exception {
        Files.writeString(folder.resolve("my tools.json"), "[{\"name\":\"delete_note\"}]");
        Files.writeString(folder.resolve("other.json"), "[{\"name\":\"read_note\"}]");
        Map<String, String> inputs =
                Map.of("JAR", jar().toString(), "FAIL_ON", failOn, "SOURCES", "  my tools.json\n\n other.json \n");

        assertThat(run("scan", inputs))
                .as(Files.readString(folder.resolve("log")))
                .isEqualTo(exitCode);
        assertThat(Files.readString(folder.resolve("output"))).isEqualTo("exit-code=" + exitCode + "\n");
        if (exitCode < 2) {
            assertThat(folder.resolve("r.sarif")).content().contains("riskdex/my-tools/");
            assertThat(folder.resolve("summary")).content().contains("Riskdex").contains("delete");
        }
    }

    @Test
    void takesNoOptionForASource() throws Exception {
        assertThat(run("scan", Map.of("JAR", "absent.jar", "SOURCES", "--run"))).isEqualTo(2);
    }

    @Test
    void findsTheProgramOrSaysThatItIsNotThere() throws Exception {
        String jar = jar().toString();

        assertThat(run("program", Map.of("JAR", jar, "ACTION_PATH", "."))).isZero();
        assertThat(Files.readString(folder.resolve("output"))).isEqualTo("jar=" + jar + "\n");
        assertThat(run("program", Map.of("JAR", "absent.jar", "ACTION_PATH", ".")))
                .isEqualTo(2);
    }
}
