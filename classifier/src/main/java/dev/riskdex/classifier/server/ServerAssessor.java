package dev.riskdex.classifier.server;

import dev.riskdex.model.Combination;
import dev.riskdex.model.Grade;
import dev.riskdex.model.ServerAssessment;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRef;
import dev.riskdex.model.ToolRisk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Assesses servers as a whole, from the verdicts on their tools. Immutable; may be used by several threads. */
public final class ServerAssessor {

    private static final class Standard {
        private static final ServerAssessor INSTANCE = new ServerAssessor();
    }

    private final Stacks stacks = new Stacks("signals/stacks.yaml");
    private final GradeFormula formula = new GradeFormula("signals/grade.yaml");

    private ServerAssessor() {}

    /** The one with the rules of this build. */
    public static ServerAssessor standard() {
        return Standard.INSTANCE;
    }

    /** The server with its grade and its combinations of tools. */
    public ServerRisk assess(ServerRisk server) {
        List<Combination> combinations = stacks.of(server.tools());
        return server.assessed(assessment(formula.grade(server, combinations), combinations));
    }

    /**
     * What servers make possible together that none of them does alone. Empty for a single server, and for more than an
     * agent uses at a time ({@code mostServers} in the data).
     */
    public ServerAssessment together(List<ServerRisk> servers) {
        if (servers.size() < 2 || servers.size() > stacks.mostServers()) {
            return assessment(Grade.unknown("several servers have no grade"), List.of());
        }
        Set<String> alone = new HashSet<>();
        servers.forEach(
                server -> server.assessment().combinations().forEach(combination -> alone.add(combination.id())));
        List<ToolRisk> tools =
                servers.stream().flatMap(server -> server.tools().stream()).toList();
        List<Combination> combinations = stacks.of(tools).stream()
                .filter(combination -> !alone.contains(combination.id()))
                .toList();
        return assessment(Grade.unknown("several servers have no grade"), combinations);
    }

    private static ServerAssessment assessment(Grade grade, List<Combination> combinations) {
        Cut<ToolRef> cut = Stacks.cut(combinations);
        return new ServerAssessment(grade, combinations, List.copyOf(cut.tools()), cut.smallest());
    }
}
