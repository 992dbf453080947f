package dev.riskdex.model;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody who knows a tool better has set in place of our own verdict. It replaces category and severity; our own
 * stay here, and the explanation and the evidence beside it are those of our own.
 *
 * @param ownCategory the category by our rules
 * @param ownSeverity the severity by our rules
 * @param reason why, in the author's words
 * @param author who answers for it
 * @param expires the last day on which it applies; empty where it applies until it is taken away
 */
public record VerdictOverride(
        Category ownCategory, Severity ownSeverity, String reason, String author, Optional<LocalDate> expires) {

    public VerdictOverride {
        Objects.requireNonNull(ownCategory);
        Objects.requireNonNull(ownSeverity);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(author);
        Objects.requireNonNull(expires);
    }

    /** Such as "Read, Low by our rules; set by Ada until 2027-01-31: it only lists". */
    public String sentence() {
        return ownCategory.label() + ", " + ownSeverity.label() + " by our rules; set by " + author
                + expires.map(day -> " until " + day).orElse("") + ": " + reason;
    }
}
