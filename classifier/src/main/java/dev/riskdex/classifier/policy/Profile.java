package dev.riskdex.classifier.policy;

import java.util.Locale;

/** How strict a recommended policy is. */
public enum Profile {
    /** Allows everything with wide limits: to see what is called before anything is denied. */
    OBSERVE,
    /** Allows by category and severity, with conditions on arguments; the default. */
    BALANCED,
    /** Allows what only reads. */
    STRICT;

    /** The profile's name on the command line, such as {@code strict}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return id();
    }
}
