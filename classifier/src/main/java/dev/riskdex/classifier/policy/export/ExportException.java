package dev.riskdex.classifier.policy.export;

/** A policy cannot be written for a target without allowing what it denies. */
public final class ExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportException(String message) {
        super(message);
    }
}
