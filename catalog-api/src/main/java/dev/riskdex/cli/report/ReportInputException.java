package dev.riskdex.cli.report;

import java.util.List;

/** A baseline or a file of suppressions that cannot be understood. */
public final class ReportInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** All that is wrong with a file. */
    public ReportInputException(String file, List<String> problems) {
        super(file + ": " + String.join("; ", problems));
    }
}
