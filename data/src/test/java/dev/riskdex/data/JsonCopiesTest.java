package dev.riskdex.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class JsonCopiesTest {

    private static final Path BUILT = Path.of("target/classes/dev/riskdex/data");

    @TempDir
    Path folder;

    @Test
    void sayTheSameAsTheYamlOfThisBuild() throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(BUILT)) {
            files = paths.filter(path -> path.toString().endsWith(".yaml")).toList();
        }
        assertThat(files).hasSizeGreaterThan(20);
        for (Path file : files) {
            assertThat(JsonMapper.shared().readTree(Files.readAllBytes(Path.of(JsonCopies.nameOf(file.toString())))))
                    .as(file.toString())
                    .isEqualTo(DataFiles.Yaml.tree(Files.readAllBytes(file)));
        }
    }

    @Test
    void listWhatIsInAFolderButNoCopies() throws IOException {
        Path patterns = Files.createDirectories(folder.resolve("patterns"));
        Files.writeString(patterns.resolve("b.yaml"), "id: b");
        Files.writeString(patterns.resolve("a.yaml"), "id: a");

        JsonCopies.writeBelow(folder);
        JsonCopies.writeBelow(folder);

        assertThat(Files.readString(folder.resolve(JsonCopies.contentsOf("patterns"))))
                .isEqualTo("[\"a.yaml\",\"b.yaml\"]");
        assertThat(DataFiles.names(patterns)).containsExactly("a.yaml", "b.yaml");
    }
}
