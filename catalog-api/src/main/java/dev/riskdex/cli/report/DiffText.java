package dev.riskdex.cli.report;

import dev.riskdex.model.Capability;
import dev.riskdex.model.Finding;
import dev.riskdex.model.IndentedJson;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Differences of servers for people and programs. */
public final class DiffText {

    private static final int LONGEST = 400;

    private final List<ServerDiff> servers;

    /** Of these. */
    public DiffText(List<ServerDiff> servers) {
        this.servers = List.copyOf(servers);
    }

    /** Lines for a terminal. */
    public List<String> lines() {
        return lines("", "  ", VisibleText::line);
    }

    /** A list for a comment; what comes from outside is inert there. */
    public List<String> markdown() {
        return lines("### ", "* ", text -> MarkdownText.inert(text, LONGEST));
    }

    private List<String> lines(String head, String item, UnaryOperator<String> shown) {
        List<String> lines = new ArrayList<>();
        for (ServerDiff server : servers) {
            lines.add(head + shown.apply(server.server()));
            int before = lines.size();
            if (server.instructions()) {
                lines.add(item + "other instructions for assistants");
            }
            server.changed().forEach(tool -> lines.add(item + shown.apply(tool(tool))));
            policy(server).forEach(line -> lines.add(item + shown.apply(line)));
            if (lines.size() == before) {
                lines.add(item + "no difference");
            }
        }
        return lines;
    }

    private static String tool(ToolDiff tool) {
        String sign = tool.before().isEmpty() ? "+ " : tool.after().isEmpty() ? "- " : "~ ";
        List<String> parts = new ArrayList<>(List.of(sign + tool.tool() + ": " + tool.verdicts()));
        parts.addAll(tool.changes());
        if (!tool.gained().isEmpty()) {
            parts.add("now " + tool.gained().stream().map(Capability::phrase).collect(Collectors.joining(", ")));
        }
        tool.newFindings().forEach(finding -> parts.add("[" + finding.code() + "] " + finding.message()));
        return String.join("; ", parts);
    }

    private static List<String> policy(ServerDiff server) {
        List<String> lines = new ArrayList<>();
        server.policy().ifPresent(review -> {
            review.unlisted().forEach(tool -> lines.add("policy: does not name " + tool + ", its default decides"));
            review.unmatched().forEach(problem -> lines.add("policy: " + problem));
        });
        return lines;
    }

    /** A JSON document. */
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode array = root.putArray("servers");
        for (ServerDiff server : servers) {
            ObjectNode node =
                    array.addObject().put("server", server.server()).put("instructionsChanged", server.instructions());
            ArrayNode tools = node.putArray("tools");
            server.changed().forEach(tool -> put(tool, tools.addObject()));
            server.policy().ifPresent(review -> {
                review.unlisted().forEach(node.putArray("notNamedByPolicy")::add);
                ArrayNode unmatched = node.putArray("policyMatchesNothing");
                review.unmatched()
                        .forEach(problem -> unmatched
                                .addObject()
                                .put("pointer", problem.pointer())
                                .put("message", problem.message()));
            });
        }
        return IndentedJson.write(root);
    }

    private static void put(ToolDiff tool, ObjectNode node) {
        node.put("tool", tool.tool());
        tool.before()
                .ifPresent(risk -> node.putObject("before")
                        .put("category", risk.category().label())
                        .put("severity", risk.severity().label()));
        tool.after()
                .ifPresent(risk -> node.putObject("after")
                        .put("category", risk.category().label())
                        .put("severity", risk.severity().label()));
        tool.changes().forEach(node.putArray("changes")::add);
        ArrayNode gained = node.putArray("capabilitiesGained");
        tool.gained().forEach(capability -> gained.add(capability.id()));
        ArrayNode findings = node.putArray("newFindings");
        for (Finding finding : tool.newFindings()) {
            findings.addObject()
                    .put("code", finding.code())
                    .put("severity", finding.severity().label())
                    .put("message", finding.message());
        }
    }
}
