package dev.riskdex.web.page;

import dev.riskdex.model.VisibleText;
import java.util.Optional;

/**
 * A line of a list of facts.
 *
 * @param name what is stated
 * @param value for display
 * @param href where the value leads, when it is a web address
 */
public record Fact(String name, String value, Optional<String> href) {

    static Fact of(String name, String value) {
        return new Fact(name, value, Optional.empty());
    }

    /** A foreign address becomes a link only when it begins with http or https. */
    static Fact address(String name, String address) {
        boolean web = address.startsWith("https://") || address.startsWith("http://");
        return new Fact(
                name, VisibleText.line(address), web ? Optional.of(VisibleText.line(address)) : Optional.empty());
    }
}
