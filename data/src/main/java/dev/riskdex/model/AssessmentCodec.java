package dev.riskdex.model;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes what holds for servers as a whole: grade and combinations of tools. */
public final class AssessmentCodec {

    private AssessmentCodec() {}

    /** Adds the fields {@code grade}, {@code combinations}, {@code cut} and {@code cutIsSmallest} to a node. */
    public static void write(ServerAssessment assessment, ObjectNode into) {
        writeGrade(assessment.grade(), into.putObject("grade"));
        ArrayNode combinations = into.putArray("combinations");
        assessment.combinations().forEach(combination -> writeCombination(combination, combinations.addObject()));
        refs(assessment.cut(), into.putArray("cut"));
        into.put("cutIsSmallest", assessment.cutIsSmallest());
    }

    private static void writeGrade(Grade grade, ObjectNode node) {
        node.put("letter", grade.known() ? grade.letter() : null).put("points", rounded(grade.points()));
        if (!grade.known()) {
            node.put("note", grade.note());
        }
        ArrayNode parts = node.putArray("contributions");
        grade.contributions()
                .forEach(part -> parts.addObject()
                        .put("id", part.id())
                        .put("points", rounded(part.points()))
                        .put("because", part.because()));
    }

    private static void writeCombination(Combination combination, ObjectNode node) {
        node.put("id", combination.id())
                .put("title", combination.title())
                .put("severity", combination.severity().label())
                .put("why", combination.why())
                .put("remedy", combination.remedy());
        ArrayNode path = node.putArray("path");
        combination
                .path()
                .forEach(step -> refs(
                        step.tools(), path.addObject().put("does", step.does()).putArray("tools")));
        refs(combination.cut(), node.putArray("cut"));
    }

    private static void refs(List<ToolRef> tools, ArrayNode array) {
        tools.forEach(tool -> array.addObject().put("server", tool.server()).put("tool", tool.tool()));
    }

    /** Reads what {@link #write} added; {@link ServerAssessment#NONE} where nothing was. */
    public static ServerAssessment read(JsonNode node) {
        if (!node.has("grade")) {
            return ServerAssessment.NONE;
        }
        return new ServerAssessment(
                readGrade(node.path("grade")),
                node.path("combinations")
                        .valueStream()
                        .map(AssessmentCodec::readCombination)
                        .toList(),
                readRefs(node.path("cut")),
                node.path("cutIsSmallest").asBoolean(true));
    }

    private static Grade readGrade(JsonNode node) {
        return new Grade(
                node.path("letter").isString() ? node.path("letter").stringValue() : Grade.UNKNOWN,
                node.path("points").asDouble(0),
                node.path("contributions")
                        .valueStream()
                        .map(part -> new Grade.Contribution(
                                part.path("id").asString(""),
                                part.path("points").asDouble(0),
                                part.path("because").asString("")))
                        .toList(),
                node.path("note").asString(""));
    }

    private static Combination readCombination(JsonNode node) {
        return new Combination(
                node.path("id").asString(""),
                node.path("title").asString(""),
                Severity.of(node.path("severity").asString("")),
                node.path("why").asString(""),
                node.path("remedy").asString(""),
                node.path("path")
                        .valueStream()
                        .map(step -> new Combination.Step(step.path("does").asString(""), readRefs(step.path("tools"))))
                        .toList(),
                readRefs(node.path("cut")));
    }

    private static List<ToolRef> readRefs(JsonNode array) {
        return array.valueStream()
                .map(tool -> new ToolRef(
                        tool.path("server").asString(""), tool.path("tool").asString("")))
                .toList();
    }

    /** One decimal: points are no measurement. */
    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
