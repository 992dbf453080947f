package dev.riskdex.cli;

import dev.riskdex.model.AssessmentCodec;
import dev.riskdex.model.Combination;
import dev.riskdex.model.Grade;
import dev.riskdex.model.ServerAssessment;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRef;
import dev.riskdex.model.VisibleText;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Grade and combinations in a terminal: one line each in lists, with their reasons where a server is shown. */
final class AssessmentText {

    private static final int MOST_TOOLS = 3;

    private final Terminal terminal;

    AssessmentText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Such as "grade D, 2 dangerous combinations". */
    static String headline(ServerAssessment assessment) {
        String grade = assessment.grade().known()
                ? "grade " + assessment.grade().letter()
                : "no grade: " + assessment.grade().note();
        int count = assessment.combinations().size();
        return grade
                + (count == 0
                        ? ""
                        : ", " + count + (count == 1 ? " dangerous combination" : " dangerous combinations"));
    }

    /** A line for each combination: how bad, what, and the path. */
    List<String> lines(ServerAssessment assessment, boolean withServer) {
        return assessment.combinations().stream()
                .map(combination -> line(combination, withServer))
                .toList();
    }

    private String line(Combination combination, boolean withServer) {
        String severity = String.format("%-8s", combination.severity().label());
        String path = combination.path().stream()
                .map(step -> tools(step.tools(), withServer))
                .collect(Collectors.joining(" + "));
        String text = RiskTable.shortened(
                "  together     " + VisibleText.line(combination.title() + ": " + path),
                Math.max(40, terminal.width() - severity.length()));
        return Colors.severity(combination.severity(), severity, terminal) + text;
    }

    /** What servers make possible together that none does alone; nothing where there is nothing. */
    void printTogether(ServerAssessment together, PrintWriter out) {
        if (together.combinations().isEmpty()) {
            return;
        }
        out.println("Together, these servers make possible what none does alone:");
        lines(together, true).forEach(out::println);
        out.println("  without " + cut(together, true));
    }

    /** Where the points come from, and how each combination is broken. */
    void printWhole(ServerAssessment assessment, PrintWriter out) {
        Grade grade = assessment.grade();
        out.println(Colors.bold("Grade", terminal) + "  "
                + (grade.known()
                        ? String.format("%s (%.1f points)", grade.letter(), grade.points())
                        : "not enough data: " + grade.note()));
        grade.contributions()
                .forEach(part ->
                        out.println(String.format("  %5.1f  ", part.points()) + VisibleText.line(part.because())));
        if (!assessment.combinations().isEmpty()) {
            out.println();
            out.println(Colors.bold("Dangerous combinations", terminal));
        }
        for (Combination combination : assessment.combinations()) {
            out.println("  " + combination.severity().label() + "  " + VisibleText.line(combination.title()));
            combination.path().forEach(step -> out.println("    " + step.does() + ": " + tools(step.tools(), false)));
            out.println("    " + VisibleText.line(combination.why()));
            out.println("    " + VisibleText.line(combination.remedy()) + " Broken without: "
                    + tools(combination.cut(), false) + ".");
        }
        if (assessment.combinations().size() > 1) {
            out.println("  None is left without " + cut(assessment, false));
        }
        out.println();
    }

    private static String cut(ServerAssessment assessment, boolean withServer) {
        return assessment.cut().stream().map(tool -> name(tool, withServer)).collect(Collectors.joining(", "))
                + (assessment.cutIsSmallest() ? " (no smaller set does)" : " (a smaller set may do)");
    }

    private static String tools(List<ToolRef> tools, boolean withServer) {
        Stream<String> names = tools.stream().limit(MOST_TOOLS).map(tool -> name(tool, withServer));
        String more = tools.size() > MOST_TOOLS ? " and " + (tools.size() - MOST_TOOLS) + " more" : "";
        return names.collect(Collectors.joining(", ")) + more;
    }

    private static String name(ToolRef tool, boolean withServer) {
        return VisibleText.line(withServer ? tool.server() + "/" + tool.tool() : tool.tool());
    }

    /** The last row of results: what the servers make possible together. */
    static ObjectNode stack(List<ServerRisk> servers, ServerAssessment together) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode slugs = node.putArray("stack");
        servers.forEach(server -> slugs.add(server.definition().server().slug()));
        AssessmentCodec.write(together, node);
        return node;
    }
}
