package dev.riskdex.classifier.policy.export;

import java.util.List;

/**
 * Lists of tools that run without asking a person. Such a list denies nothing: what is not on it can still be called
 * when a person agrees, which each denied tool's gap says.
 */
final class AutoApproval {

    private AutoApproval() {}

    /** Names of the allowed tools; those that the list would read as a pattern stay out. */
    static List<String> list(ExportRequest request, ToolOutcomes outcomes, String patternCharacters) {
        return outcomes.allowed().stream()
                .filter(tool -> {
                    boolean plain = tool.chars().noneMatch(character -> patternCharacters.indexOf(character) >= 0);
                    if (!plain) {
                        outcomes.gap(
                                ListFile.pointer(request, tool),
                                "it would read the name " + Quoted.json(tool) + " as a pattern",
                                "a person is asked at each call");
                    }
                    return plain;
                })
                .toList();
    }

    /** Says of each denied tool that a person can still let it pass. */
    static void gapsOfDenied(ExportRequest request, ToolOutcomes outcomes) {
        for (String tool : outcomes.denied()) {
            outcomes.gap(
                    ListFile.pointer(request, tool),
                    "its list is no deny list",
                    "a person is asked at each call of '" + tool + "'");
        }
    }
}
