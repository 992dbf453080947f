package dev.riskdex.crawler.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The address of a list in the notation of a source, {@code KIND:https://HOST/PATH?cursor=…}: where the list is, and which
 * part of it is meant. Its parameters are those that choose a part and no others, since a key would be stored and shown
 * with the notation; headers come from the environment.
 *
 * @param kind of list, such as {@code registry}
 * @param base address without query, and without a slash at the end
 * @param parameters decoded, in the order of their names
 */
record ListAddress(String kind, String base, Map<String, String> parameters) {

    /**
     * Reads a notation.
     *
     * @param kind of list, which the notation starts with
     * @param known parameters that may stand in it
     * @throws IllegalArgumentException when there is no such address, or more in it than may be shown
     */
    static ListAddress parse(String kind, String notation, Set<String> known) {
        String address = notation.substring(kind.length() + 1);
        URI uri = uri(address, kind);
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "a " + kind + " address must hold no user and password; give headers by RISKDEX_REGISTRY_HEADERS");
        }
        Map<String, String> parameters = new TreeMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String part : query.split("&")) {
            String name = part.replaceFirst("(?s)=.*", "");
            if (!known.contains(name) && !name.isEmpty()) {
                throw new IllegalArgumentException("a " + kind + " address takes no parameter '" + name + "', only "
                        + String.join(", ", known.stream().sorted().toList())
                        + "; give keys as headers by RISKDEX_REGISTRY_HEADERS");
            }
            String value = part.contains("=") ? part.substring(part.indexOf('=') + 1) : "";
            if (!value.isEmpty()) {
                parameters.put(name, decoded(value));
            }
        }
        return new ListAddress(kind, address.replaceFirst("(?s)[?#].*", "").replaceFirst("/+$", ""), parameters);
    }

    private static URI uri(String address, String kind) {
        try {
            URI uri = new URI(address);
            if (address.matches("(?is)https?://.*") && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("what follows " + kind + ": is no http or https address", e);
        }
        throw new IllegalArgumentException("what follows " + kind + ": is no http or https address");
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The same list from another place on, or with another choice. */
    ListAddress with(String name, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, value);
        return new ListAddress(kind, base, more);
    }

    /** As the source of a crawl. */
    String notation() {
        return kind + ":" + request(base, parameters);
    }

    /** The list as a whole, whichever part of it this is. */
    String location() {
        return base;
    }

    /** An address with its parameters, percent-encoded. */
    static String request(String base, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(base);
        new TreeMap<>(parameters)
                .forEach((name, value) -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
        return address.toString();
    }
}
