package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    static List<String> commands() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Riskdex.commandLine(nowhere, nowhere).getSubcommands().keySet().stream()
                .filter(name -> !name.equals("generate-completion"))
                .toList();
    }

    @Test
    void thereAreThePromisedCommands() {
        assertThat(commands())
                .contains(
                        "quickstart",
                        "classify",
                        "crawl",
                        "index",
                        "search",
                        "show",
                        "policy",
                        "serve",
                        "evaluate",
                        "tune");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandShowsAnExample(String command) {
        Shell.Result result = Shell.runBare(command, "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("Usage: riskdex " + command).contains("Example");
        assertThat(result.out().substring(result.out().indexOf("Example"))).contains("  riskdex " + command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noHelpIsWiderThanItsPage(String command) {
        assertThat(Shell.runBare(command, "--help").out().lines()).allMatch(line -> line.length() <= 110);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version", "generate-completion"})
    void answersOnStandardOutput(String argument) {
        Shell.Result result = Shell.runBare(argument);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("riskdex");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aCommandMustBeGiven() {
        Shell.Result result = Shell.runBare();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("COMMAND");
    }

    @Test
    void suggestsACommandOfASimilarName() {
        Shell.Result result = Shell.runBare("clasify");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("classify");
    }
}
