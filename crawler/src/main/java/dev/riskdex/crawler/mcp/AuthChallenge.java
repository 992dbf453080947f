package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.net.HttpAnswer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server's answers said about logging in. */
final class AuthChallenge {

    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z_]{1,40})\\s*=\\s*(?:\"([^\"]{0,2000})\"|([^\\s,\"]{1,2000}))");

    private static final int LONGEST = 8_000;

    private boolean seen;
    private String header = "";

    /** Takes note of a {@code WWW-Authenticate} header, also of one on an answer that is no refusal. */
    void see(HttpAnswer answer) {
        Optional<String> found = answer.header("WWW-Authenticate").filter(text -> text.length() <= LONGEST);
        if (found.isPresent()) {
            seen = true;
            header = found.get();
        }
    }

    boolean seen() {
        return seen;
    }

    /** Whether the way to log in is OAuth's bearer token, as the protocol has it. */
    boolean bearer() {
        return header.regionMatches(true, 0, "bearer", 0, 6);
    }

    /** A parameter of the header, such as {@code resource_metadata}. */
    Optional<String> parameter(String name) {
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                return Optional.of(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
            }
        }
        return Optional.empty();
    }
}
