package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.Category;
import dev.riskdex.model.Finding;
import dev.riskdex.model.ServerInfo;
import java.util.ArrayList;
import java.util.List;

/** All kinds of findings about a definition, in the order in which they are printed. Immutable. */
public final class DefinitionFindings {

    private final Steering steering = Steering.load();

    /** The one list of kinds. */
    private final List<FindingKind> kinds;

    private DefinitionFindings(Vocabulary vocabulary) {
        kinds = List.of(
                new HiddenCharacters(),
                steering,
                new EncodedTexts(steering),
                new ForeignCalls(vocabulary),
                new AskedArguments(),
                new Contradictions(),
                new Names());
    }

    /** The findings of this build's rules. */
    public static DefinitionFindings load(Vocabulary vocabulary) {
        return new DefinitionFindings(vocabulary);
    }

    /** All findings about a tool whose category is decided with this confidence. */
    public List<Finding> of(ToolView view, Category category, double confidence) {
        Subject subject = Subject.of(view, category, confidence);
        List<Finding> findings = new ArrayList<>();
        kinds.forEach(kind -> findings.addAll(kind.in(subject)));
        return List.copyOf(findings);
    }

    /** What is odd about the texts in which a server speaks about itself. */
    public List<Finding> of(ServerInfo server) {
        List<Finding> findings = new ArrayList<>();
        for (Passage passage : Passages.of(server)) {
            HiddenCharacters.in(passage).ifPresent(findings::add);
            findings.addAll(steering.in(passage, Setting.NONE));
        }
        return List.copyOf(findings);
    }
}
