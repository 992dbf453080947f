package dev.riskdex.web.page;

import dev.riskdex.model.Combination;
import dev.riskdex.model.Grade;
import dev.riskdex.model.ServerAssessment;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRef;
import dev.riskdex.model.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Grade and combinations of a server for its page.
 *
 * @param grade such as "Grade D" or "Not enough data for a grade"
 * @param note why there is none; empty where there is one
 * @param parts what the points come from
 * @param combinations the worst first
 * @param cut the tools without which none is left; empty where there are fewer than two combinations
 */
public record AssessmentRows(
        String grade, String note, List<Part> parts, List<CombinationRow> combinations, String cut) {

    private static final int MOST_TOOLS = 5;

    public AssessmentRows {
        parts = List.copyOf(parts);
        combinations = List.copyOf(combinations);
    }

    /** Points and their reason. */
    public record Part(String points, String because) {}

    /** A step of a path and its tools. */
    public record StepRow(String does, String tools) {}

    /** A combination with its path. */
    public record CombinationRow(
            Severity severity, String title, String why, String remedy, List<StepRow> steps, String cut) {

        public CombinationRow {
            steps = List.copyOf(steps);
        }
    }

    static AssessmentRows of(ServerAssessment assessment) {
        Grade grade = assessment.grade();
        return new AssessmentRows(
                grade.known() ? "Grade " + grade.letter() : "Not enough data for a grade",
                grade.known() ? "" : grade.note(),
                grade.contributions().stream()
                        .map(part -> new Part(
                                String.format(Locale.ROOT, "%.1f", part.points()), VisibleText.line(part.because())))
                        .toList(),
                assessment.combinations().stream().map(AssessmentRows::row).toList(),
                assessment.combinations().size() < 2
                        ? ""
                        : names(assessment.cut())
                                + (assessment.cutIsSmallest() ? "; no smaller set does" : "; a smaller set may do"));
    }

    private static CombinationRow row(Combination combination) {
        return new CombinationRow(
                combination.severity(),
                combination.title(),
                combination.why(),
                combination.remedy(),
                combination.path().stream()
                        .map(step -> new StepRow(step.does(), names(step.tools())))
                        .toList(),
                names(combination.cut()));
    }

    private static String names(List<ToolRef> tools) {
        return tools.stream()
                        .limit(MOST_TOOLS)
                        .map(tool -> VisibleText.line(tool.tool()))
                        .collect(Collectors.joining(", "))
                + (tools.size() > MOST_TOOLS ? " and " + (tools.size() - MOST_TOOLS) + " more" : "");
    }
}
