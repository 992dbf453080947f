package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.model.Warning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarballReaderTest {

    private static final ArchiveLimits SMALL = new ArchiveLimits(1 << 20, 5, 4 << 20, 3_000, 2_000, 100);

    private final List<Warning> warnings = new ArrayList<>();

    private Map<String, byte[]> read(Tarball tarball) throws IOException {
        return TarballReader.read(tarball.bytes(), SMALL, "npm:x@1.0.0", warnings);
    }

    @Test
    void keepsWhatIsWorthReading() throws IOException {
        assertThat(read(new Tarball()
                        .file("package/package.json", "{}")
                        .file("package/dist/index.js", "x")
                        .file("package/logo.png", "x")
                        .file("package/dist/index.d.ts", "x")
                        .file("package/dist/index.js.map", "x")))
                .containsOnlyKeys("package.json", "dist/index.js");
        assertThat(warnings).isEmpty();
    }

    @Test
    void takesWhateverTheTopFolderIsCalled() throws IOException {
        assertThat(read(new Tarball().file("some-name/index.js", "x"))).containsOnlyKeys("index.js");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.js",
                "package/../../evil.js",
                "/etc/evil.js",
                "C:/evil.js",
                "package\\..\\evil.js",
            })
    void leavesOutPathsThatLeadElsewhere(String path) throws IOException {
        assertThat(read(new Tarball().file(path, "x").file("package/good.js", "x")))
                .containsOnlyKeys("good.js");
        assertThat(warnings).extracting(Warning::code).containsExactly("archive-path");
    }

    @Test
    void leavesOutLinks() throws IOException {
        assertThat(read(new Tarball().link("package/evil.js", "/etc/passwd").file("package/good.js", "x")))
                .containsOnlyKeys("good.js");
        assertThat(warnings).extracting(Warning::code).containsExactly("archive-link");
    }

    @Test
    void leavesOutFilesThatAreTooLarge() throws IOException {
        assertThat(read(new Tarball()
                        .file("package/large.js", noise(2_001))
                        .file("package/good.js", noise(2_000))
                        .file("package/too-much.js", noise(1_500))))
                .containsOnlyKeys("good.js");
        assertThat(warnings).extracting(Warning::code).containsExactly("file-too-large", "file-too-large");
    }

    @Test
    void refusesTwoDifferentFilesOfOneName() {
        Tarball tarball = new Tarball().file("package/a.js", "good").file("package/a.js", "evil");
        assertThatThrownBy(() -> read(tarball)).hasMessageContaining("two different files");
    }

    @Test
    void refusesTooManyEntries() {
        Tarball tarball = new Tarball();
        for (int i = 0; i < 6; i++) {
            tarball.file("package/" + i + ".js", "x");
        }
        assertThatThrownBy(() -> read(tarball)).hasMessageContaining("more than 5 entries");
    }

    @Test
    void refusesABomb() {
        Tarball tarball = new Tarball().file("package/zeros.bin", new byte[3 << 20]);
        assertThatThrownBy(() -> read(tarball)).hasMessageContaining("unpacks to more than");
    }

    @Test
    void refusesAnEndlessName() {
        Tarball tarball = new Tarball().longName(new byte[2 << 20]).file("package/a.js", "x");
        assertThatThrownBy(() -> read(tarball)).hasMessageContaining("header is longer");
    }

    @Test
    void refusesWhatBreaksOff() {
        byte[] whole = new Tarball().file("package/a.js", noise(1_900)).bytes();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> TarballReader.read(half, SMALL, "x", warnings)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> TarballReader.read(new byte[100], SMALL, "x", warnings))
                .isInstanceOf(IOException.class);
    }

    /** Bytes that do not compress. */
    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
