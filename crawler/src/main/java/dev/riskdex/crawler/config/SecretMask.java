package dev.riskdex.crawler.config;

import dev.riskdex.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Command lines and addresses as they can be shown and stored. A secret cannot be told from a word, so it is the other
 * way round: shown is what is known to be none, everything else reads {@code ***}.
 */
public final class SecretMask {

    static final String MASK = "***";

    /** Hex digits of a hash that tell addresses apart: far too few to find a key by. */
    private static final int TOLD_APART = 8;

    private static final Set<String> SHOWN_OPTIONS = Launchers.words("shownOptions");
    private static final Set<String> SHOWN_WORDS = Launchers.words("shownWords");

    private static final Pattern OPTION = Pattern.compile("-[A-Za-z]{1,3}|--?[A-Za-z][a-z-]*([A-Z][a-z]+)*|/[A-Za-z]");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?<name>-{0,2}[A-Za-z_][A-Za-z0-9_.-]*)=(?<value>.*)", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("(?<name>[A-Za-z][A-Za-z-]*):.*", Pattern.DOTALL);

    private static final Pattern HARMLESS = Pattern.compile("(?i)true|false|\\d{1,5}|@?latest");
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{\\{? ?(?<name>[A-Za-z_][\\w.:]*)(:-.*)? ?}?}|\\$[A-Za-z_]\\w*|\\{env:\\w+}");
    private static final Pattern PATH = Pattern.compile(
            "(?i)(\\.{0,2}/|~/|[a-z]:[\\\\/]|\\.$|\\.\\.$|\\$\\{\\w+}[\\\\/])[^\\s=?&]*|[\\w-]{1,40}\\.(js|mjs|cjs|ts|py|json|jar|exe|toml|yaml|yml)");

    private static final Pattern USER =
            Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)(?:[^/\\s:@]*:[^@\\s]*[^@/\\s]@|[^/@\\s]*@)");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?<start>[a-z][a-z0-9+.-]*://(?:[a-z0-9.-]+|\\[[0-9a-f:.]+])(?::\\d+)?)(?<path>/[^?#\\s]*)?.*",
            Pattern.DOTALL);
    private static final Pattern SHOWN_STEP =
            Pattern.compile("(?i)@?[a-z]{1,20}([-_.][a-z]{1,20}){0,4}\\d?|v?\\d{1,4}|");

    private SecretMask() {}

    /**
     * A command line without what may be secret.
     *
     * @param starts what it starts, whose name and version are shown
     */
    public static List<String> command(List<String> command, ServerIdentity starts) {
        List<String> masked = new ArrayList<>();
        String before = "";
        for (String argument : command) {
            masked.add(masked.isEmpty() ? program(argument) : argument(argument, before, starts));
            before = argument;
        }
        int line = CommandIdentity.shellLine(command);
        if (line >= 0) {
            masked.set(line, MASK);
        }
        return masked;
    }

    /** A program is a path or a name; more than that is a line for a shell. */
    private static String program(String program) {
        boolean name = program.matches("[\\w.@+-]{1,80}") && !Secrets.looksLikeKey(program);
        boolean path = program.matches("(?i)(\\.{0,2}/|~/|[a-z]:[\\\\/]|\\$\\{\\w+}).*") && !program.contains("=");
        return name || path ? program : MASK;
    }

    private static String argument(String argument, String before, ServerIdentity starts) {
        if (CommandIdentity.names(argument, starts)) {
            return argument;
        }
        if (before.startsWith("-") && Secrets.namesSecret(before) && !argument.startsWith("--")) {
            return REFERENCE.matcher(argument).matches() ? value(argument) : MASK;
        }
        Matcher assignment = ASSIGNMENT.matcher(argument);
        if (assignment.matches() && !argument.contains("://")) {
            return assigned(assignment.group("name"), assignment.group("value"), before, starts);
        }
        if (OPTION.matcher(argument).matches() && !Secrets.looksLikeKey(argument)) {
            return argument;
        }
        return SHOWN_OPTIONS.contains(before) ? shown(argument) : value(argument);
    }

    private static String assigned(String name, String value, String before, ServerIdentity starts) {
        if (Secrets.looksLikeKey(name)) {
            return MASK;
        }
        if (SHOWN_OPTIONS.contains(name) || before.equals("--mount")) {
            return name + "=" + (CommandIdentity.names(value, starts) ? value : shown(value));
        }
        return name + "="
                + (Secrets.namesSecret(name) && !REFERENCE.matcher(value).matches() ? MASK : value(value));
    }

    /** The value of an option of which it is known that it takes no secret. */
    private static String shown(String value) {
        boolean plain = value.length() <= 200 && !Secrets.looksLikeKey(value) && !value.contains("://");
        return plain ? value : value(value);
    }

    /** A value of which nothing is known but itself. */
    private static String value(String value) {
        if (value.contains("://")) {
            return address(value);
        }
        Matcher reference = REFERENCE.matcher(value);
        if (reference.matches()) {
            return reference.group("name") == null ? value : "${" + reference.group("name") + "}";
        }
        Matcher header = HEADER.matcher(value);
        boolean harmless = HARMLESS.matcher(value).matches() || SHOWN_WORDS.contains(value);
        boolean path = PATH.matcher(value).matches();
        if (harmless || path) {
            return value;
        }
        return header.matches() ? header.group("name") + ": " + MASK : MASK;
    }

    /** An address without user, password, query and fragment; steps of its path that are no plain words are masked. */
    public static String address(String url) {
        Matcher matcher = ADDRESS.matcher(USER.matcher(url.strip()).replaceFirst("$1"));
        if (!matcher.matches()) {
            return REFERENCE.matcher(url).matches() ? url : MASK;
        }
        StringBuilder shown = new StringBuilder(matcher.group("start"));
        String path = matcher.group("path") == null ? "" : matcher.group("path");
        for (String step : path.replaceFirst("^/", "").split("/", -1)) {
            boolean plain = SHOWN_STEP.matcher(step).matches() && !Secrets.looksLikeKey(step);
            shown.append('/').append(plain ? step : MASK);
        }
        return path.isEmpty() ? matcher.group("start") : shown.toString();
    }

    /**
     * What is shown of something, told apart from whatever else is shown alike.
     *
     * @param shown the text after masking
     * @param whole the text before
     */
    public static String distinct(String shown, String whole) {
        return shown.equals(whole) ? shown : shown + "#" + Sha256.hex(whole).substring(0, TOLD_APART);
    }

    /** Whether an address holds a user, a key in its query, or a step that looks like a key. */
    static boolean addressHoldsSecret(String url) {
        Matcher query = Pattern.compile("[?&]([^=&#]+)=([^&#]+)").matcher(url);
        while (query.find()) {
            if (Secrets.literal(query.group(1), query.group(2))) {
                return true;
            }
        }
        boolean user = url.matches("(?is)[a-z][a-z0-9+.-]*://[^/@\\s]*:[^$@\\s{][^@\\s]*@.*");
        String path = url.replaceFirst("(?is)^[a-z][a-z0-9+.-]*://[^/?#]*", "").replaceFirst("(?s)[?#].*", "");
        return user || List.of(path.split("/")).stream().anyMatch(Secrets::looksLikeKey);
    }

    /** A name of a variable; what looks like a value in its place is masked. */
    static String variable(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_.()-]{0,80}") && !Secrets.looksLikeKey(name) ? name : MASK;
    }
}
