package dev.riskdex.classifier.override;

import java.util.List;

/** A file of overrides that cannot be taken as it is: all that is wrong with it, each with its place. */
public final class OverridesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<String> problems;

    OverridesException(String file, List<String> problems) {
        super(file + " is not valid: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Such as {@code line 4: overrides[0].severity: no severity 'huge'}. */
    public List<String> problems() {
        return problems;
    }
}
