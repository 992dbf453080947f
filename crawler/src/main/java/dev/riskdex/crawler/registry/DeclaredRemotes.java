package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.config.CommandIdentity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The remotes of one {@code server.json}: addresses at which the server can be asked. A template whose variables have
 * no value and no default needs a configuration, and one that data may not name is refused; both are warnings.
 */
final class DeclaredRemotes {

    private static final Pattern VARIABLE = Pattern.compile("\\{(?<name>[^{}]{1,100})}");

    /** Longer than any address that a registry takes (255 characters), to leave room for variables. */
    private static final int LONGEST = 2_000;

    private final Function<String, Optional<String>> objection;
    private final List<String> streamable = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();

    /**
     * @param objection why data may not name an address; empty when it may
     */
    DeclaredRemotes(Function<String, Optional<String>> objection) {
        this.objection = objection;
    }

    void read(DocumentPart remote) {
        read(remote, "url");
    }

    /**
     * @param remote the object that describes it
     * @param field with the address
     */
    void read(DocumentPart remote, String field) {
        Optional<String> template = remote.text(field);
        if (template.isEmpty()) {
            remote.warn("remote-without-url", "the remote has no address");
            return;
        }
        shown.add(CommandIdentity.remote(template.get()).name());
        String address = filled(template.get(), remote.at("variables"));
        if (VARIABLE.matcher(address).find()) {
            remote.at(field).warn("needs-config", "the address has parts that only a configuration can give");
            return;
        }
        Optional<String> wrong = isAddress(address) ? objection.apply(address) : Optional.of("it is no address");
        if (wrong.isPresent()) {
            remote.at(field).warn("address-refused", "not asked, because " + wrong.get());
            return;
        }
        String type = remote.text("type").or(() -> remote.text("transportType")).orElse("");
        (type.equals("sse") ? others : streamable).add(address);
    }

    private static String filled(String template, DocumentPart variables) {
        return VARIABLE.matcher(template).replaceAll(match -> {
            DocumentPart variable = variables.at(match.group(1));
            return Matcher.quoteReplacement(
                    variable.text("value").or(() -> variable.text("default")).orElse(match.group()));
        });
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return text.length() <= LONGEST && text.matches("(?i)https?://.*") && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The places, those that speak the newer transport first. */
    List<String> places() {
        List<String> all = new ArrayList<>(streamable);
        all.addAll(others);
        return all;
    }

    /** The addresses as identities, without queries. */
    List<String> identities() {
        return places().stream()
                .map(address -> CommandIdentity.remote(address).id())
                .toList();
    }

    void addTo(Facts facts) {
        facts.put("remotes", shown);
    }
}
