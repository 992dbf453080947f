package dev.riskdex.cli;

/** How a command ended; the same in every output format. Where several apply, 2 goes before 1 before 3. */
enum ExitCode {
    /** All went well. */
    FINE(0),
    /** The {@code --fail-on} threshold was reached, or a check failed. */
    THRESHOLD(1),
    /** Wrong usage, or nothing at all could be read. */
    USAGE(2),
    /** A part could not be read while the rest was. */
    PARTIAL(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
