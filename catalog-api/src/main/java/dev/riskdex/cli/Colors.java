package dev.riskdex.cli;

import dev.riskdex.model.Severity;

/** Severities in colour, for terminals that understand it; the word always stands there too. */
final class Colors {

    private Colors() {}

    static String severity(Severity severity, String text, Terminal terminal) {
        if (!terminal.colored()) {
            return text;
        }
        String code = switch (severity) {
            case LOW -> "32";
            case MEDIUM -> "33";
            case HIGH -> "31";
            case CRITICAL -> "1;31";
            case UNKNOWN -> "35";
        };
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    static String bold(String text, Terminal terminal) {
        return terminal.colored() ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
