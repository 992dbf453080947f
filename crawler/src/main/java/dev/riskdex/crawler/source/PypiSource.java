package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.ServerDefinition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Python package, downloaded from the user's index and read without being installed or run.
 *
 * @param notation {@code pypi:NAME[@VERSION]}
 * @param name as the user wrote it
 * @param version an exact version; absent for the newest
 */
public record PypiSource(String notation, String name, Optional<String> version) implements Source {

    private static final Pattern NOTATION =
            Pattern.compile("pypi:(?<name>[A-Za-z0-9](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?)(?:\\[[^\\]]*\\])?"
                    + "(?:(?:@|==)(?<version>[A-Za-z0-9.!+_-]{1,100}))?");

    /**
     * Reads {@code pypi:NAME[@VERSION]}; {@code ==} for {@code @} and extras in brackets are allowed.
     *
     * @throws IllegalArgumentException when the name can be no Python package
     */
    public static Source parse(String notation) {
        Matcher matcher = NOTATION.matcher(notation);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + notation + "' names no Python package; write pypi:NAME or pypi:NAME@VERSION");
        }
        Optional<String> version = Optional.ofNullable(matcher.group("version")).filter(text -> !text.equals("latest"));
        return new PypiSource(notation, matcher.group("name"), version);
    }

    @Override
    public SourceReading read(SourceContext context) {
        try {
            ServerDefinition server = new PypiServerReader(context).read(name, version);
            return DirectorySource.reading(List.of(server));
        } catch (UnreadableException e) {
            return SourceReading.failure(e.warning());
        }
    }
}
