package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingOptionsTest {

    @TempDir
    private Path folder;

    @Test
    void theWordsBehindTwoDashesAreOneCommand() {
        Shell.Result result = Shell.runBare(
                "classify", "--no-sandbox", "--home", folder.toString(), "--", "no-such-program", "--flag", "a b");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("without a sandbox (--no-sandbox)")
                .contains("stdio:no-such-program --flag '***'")
                .contains("[not-started]");
    }

    @Test
    void privateAddressesAreRefusedUnlessAllowedAndThatIsShown() {
        Shell.Result refused = Shell.runBare("classify", "--home", folder.toString(), "http://127.0.0.1:9/mcp");
        Shell.Result allowed =
                Shell.runBare("classify", "--allow-private", "--home", folder.toString(), "http://127.0.0.1:9/mcp");

        assertThat(refused.err()).contains("[refused]").doesNotContain("Private addresses");
        assertThat(allowed.err()).contains("[unreachable]").contains("(--allow-private)");
    }

    @Test
    void nothingIsAskedOffline() {
        Shell.Result result =
                Shell.runBare("classify", "--offline", "--home", folder.toString(), "https://mcp.example/mcp");

        assertThat(result.err()).contains("[offline]");
    }
}
