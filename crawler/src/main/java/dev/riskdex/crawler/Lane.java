package dev.riskdex.crawler;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What several places share and must not overload: a host that is asked, or this machine's processor where source code
 * is read.
 */
public final class Lane {

    /** Everything that is unpacked and parsed on this machine. */
    public static final String HERE = "here";

    /** Servers that run on this machine: they are asked only when the user allows it, and are not spared. */
    public static final String LOOPBACK = "loopback";

    private static final Pattern HOST =
            Pattern.compile("(?is)(?:[a-z]+:)?https?://(?:[^/?#]*@)?(\\[[^\\]]*\\]|[^/?#:]+).*");

    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|.*\\.localhost|\\[::1\\]|127\\.\\d+\\.\\d+\\.\\d+");

    /** A longer name is none of a host. */
    private static final int LONGEST = 255;

    private Lane() {}

    /** The lane of a source: the host that its address names, {@link #LOOPBACK} or {@link #HERE}. */
    public static String of(String notation) {
        Matcher address = HOST.matcher(notation);
        if (!address.matches() || address.group(1).length() > LONGEST) {
            return HERE;
        }
        String host = address.group(1).toLowerCase(Locale.ROOT);
        return THIS_MACHINE.matcher(host).matches() ? LOOPBACK : host;
    }
}
