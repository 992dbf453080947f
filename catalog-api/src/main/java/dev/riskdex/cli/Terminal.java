package dev.riskdex.cli;

import dev.riskdex.model.VisibleText;
import java.io.PrintWriter;

/**
 * Where a command prints: results to one side, everything else to the other. Text from outside goes through
 * {@link VisibleText}, so that no escape sequence reaches the screen.
 *
 * @param out results
 * @param err messages, warnings and progress
 * @param colored whether colours are wanted and understood
 * @param width characters in a line
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colored, int width) {

    /** Lines are this long where the width is not known; most windows are at least so wide. */
    static final int USUAL_WIDTH = 120;

    void result(String text) {
        out.println(text);
    }

    void message(String text) {
        err.println(text);
        err.flush();
    }

    /** The width that the shell told, else {@link #USUAL_WIDTH}. */
    static int widthOf(String columns) {
        return columns.matches("[1-9][0-9]{1,3}") ? Math.max(60, Integer.parseInt(columns)) : USUAL_WIDTH;
    }
}
