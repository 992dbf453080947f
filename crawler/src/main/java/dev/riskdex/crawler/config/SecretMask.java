package dev.riskdex.crawler.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Masks what may be a secret in a command line or an address, so that it can be shown and stored. */
public final class SecretMask {

    private static final String MASK = "***";

    private static final Pattern ASSIGNMENT =
            Pattern.compile("^([A-Za-z_][A-Za-z0-9_.-]*|--?[A-Za-z][\\w-]*)=(.*)$", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("^([A-Za-z][A-Za-z0-9-]*):\\s*\\S.*$", Pattern.DOTALL);
    private static final Pattern USER_INFO = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)[^/@\\s]*@");
    private static final Pattern QUERY = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://[^?#\\s]*)[?#]\\S*");
    private static final Pattern SECRET_OPTION = Pattern.compile(
            "(?i)^--?[\\w-]*(token|key|secret|passw|pwd|auth|credential|bearer|header|dsn|connection)[\\w-]*$");

    /** Long runs of letters and digits mixed are keys more often than words. */
    private static final Pattern KEY_LIKE = Pattern.compile("^(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9_\\-+/=.]{24,}$");

    private SecretMask() {}

    /** The command line with values behind options and names that sound secret masked. */
    public static List<String> command(List<String> command) {
        List<String> masked = new ArrayList<>();
        boolean secretFollows = false;
        for (String argument : command) {
            boolean option = argument.startsWith("-");
            masked.add(secretFollows && !option ? MASK : text(argument));
            secretFollows = argument.equals("-e")
                    || argument.equals("--env")
                    || argument.equals("-H")
                    || SECRET_OPTION.matcher(argument).matches();
        }
        return masked;
    }

    /** One argument with what may be secret in it masked. */
    static String text(String argument) {
        var assignment = ASSIGNMENT.matcher(argument);
        if (assignment.matches()) {
            boolean harmless = Pattern.matches("(?i)true|false|\\d{1,5}|[a-z-]{1,12}", assignment.group(2))
                    && argument.startsWith("-")
                    && !SECRET_OPTION.matcher(assignment.group(1)).matches();
            boolean namesPackage = assignment.group(1).equals("--package")
                    || assignment.group(1).equals("--from");
            return harmless || namesPackage ? argument : assignment.group(1) + "=" + MASK;
        }
        if (HEADER.matcher(argument).matches()
                && !argument.contains("://")
                && !argument.matches("[A-Za-z]:[\\\\/].*")) {
            return argument.substring(0, argument.indexOf(':') + 1) + " " + MASK;
        }
        if (argument.contains("://")) {
            return address(argument);
        }
        return looksLikeKey(argument) ? MASK : argument;
    }

    private static boolean looksLikeKey(String argument) {
        boolean pathOrPackage = argument.startsWith("@")
                || argument.startsWith("/")
                || argument.startsWith(".")
                || argument.toLowerCase(Locale.ROOT).matches(".*\\.(js|mjs|cjs|ts|py|json|jar)$");
        return !pathOrPackage && KEY_LIKE.matcher(argument).matches();
    }

    /** A parser's message without the pieces of the file that it quotes. */
    static String withoutQuotes(String message) {
        return message.replaceAll("(?s)(['\"]).*\\1", "…");
    }

    /** An address without user, password, query and fragment. */
    public static String address(String url) {
        String bare = QUERY.matcher(USER_INFO.matcher(url).replaceAll("$1")).replaceAll("$1");
        return Optional.of(bare).filter(text -> !text.isBlank()).orElse("(no address)");
    }
}
