package dev.riskdex.cli;

import dev.riskdex.model.IndentedJson;
import dev.riskdex.model.VisibleText;
import dev.riskdex.policy.PolicyAdvice;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.PolicyProblem;
import dev.riskdex.policy.PolicyReview;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code riskdex policy check FILE}: everything that is wrong with a policy, with its places. */
@Command(
        name = "check",
        description = "Say everything that is wrong with a policy.json, and where.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  riskdex policy check policy.json",
            "  riskdex policy check policy.json --server kestra-io-mcp-server-python",
            "",
            "Exit codes: 0 valid, 1 not valid or names what the server does not have, 2 the file cannot be read.",
            "Notes (`note:`) do not make a policy invalid."
        })
final class PolicyCheckCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Parameters(paramLabel = "FILE", description = "The policy; - reads standard input.")
    private String file = "";

    @Option(
            names = "--server",
            paramLabel = "SERVER|SOURCE",
            description = "Also say which of its names this server does not have, and which tools it does not name.")
    private @Nullable String server;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        PolicyCodec.Reading read = PolicyCodec.read(TextFile.read(file));
        List<PolicyProblem> advice = read.policy().map(PolicyAdvice::of).orElse(List.of());
        Optional<PolicyReview> review = read.policy()
                .flatMap(policy -> Optional.ofNullable(server)
                        .map(name -> PolicySubject.read(name, options, reading, terminal))
                        .map(subject -> PolicyReview.of(policy, subject.server().definition())));
        List<PolicyProblem> unmatched = review.map(PolicyReview::unmatched).orElse(List.of());
        List<String> unlisted = review.map(PolicyReview::unlisted).orElse(List.of());
        boolean valid = read.problems().isEmpty() && unmatched.isEmpty();
        if (json) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("valid", valid);
            put(answer.putArray("problems"), read.problems());
            put(answer.putArray("unmatched"), unmatched);
            put(answer.putArray("notes"), advice);
            unlisted.forEach(answer.putArray("unlisted")::add);
            terminal.result(IndentedJson.write(answer));
        } else {
            read.problems().forEach(problem -> terminal.result(VisibleText.line(problem.toString())));
            unmatched.forEach(problem -> terminal.result(VisibleText.line(problem.toString())));
            advice.forEach(problem -> terminal.result("note: " + VisibleText.line(problem.toString())));
            unlisted.forEach(
                    tool -> terminal.result("note: not named, so `default` decides: " + VisibleText.line(tool)));
            terminal.message(summary(read, unmatched));
        }
        return (valid ? ExitCode.FINE : ExitCode.THRESHOLD).number();
    }

    private static String summary(PolicyCodec.Reading read, List<PolicyProblem> unmatched) {
        if (read.policy().isEmpty()) {
            return "Not valid: " + count(read.problems().size()) + ".";
        }
        return unmatched.isEmpty() ? "Valid." : "Valid, but " + count(unmatched.size()) + " with the server's names.";
    }

    private static String count(int problems) {
        return problems == 1 ? "1 problem" : problems + " problems";
    }

    private static void put(ArrayNode array, List<PolicyProblem> problems) {
        problems.forEach(problem -> {
            ObjectNode node =
                    array.addObject().put("pointer", problem.pointer()).put("message", problem.message());
            problem.hint().ifPresent(hint -> node.put("hint", hint));
        });
    }
}
