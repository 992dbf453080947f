package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.net.Secret;
import dev.riskdex.data.DataFiles;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A directory with an API of its own, as {@code sources/directories.yaml} knows it. Its key comes from the environment and
 * goes to the directory's own address only, or to the one that the environment names in its place, whatever address stands
 * in a notation.
 *
 * @param kind such as {@code glama}
 * @param base address that is asked where a notation names none
 * @param baseVariable variable of the environment that replaces it
 * @param keyVariable variable of the environment with the key
 * @param keyRequired whether nothing is answered without a key
 */
record DirectoryApi(String kind, String base, String baseVariable, String keyVariable, boolean keyRequired) {

    static DirectoryApi of(String kind) {
        JsonNode entry =
                DataFiles.yaml("sources/directories.yaml").path("directories").path(kind);
        return new DirectoryApi(
                kind,
                entry.path("base").asString(""),
                entry.path("baseVariable").asString(""),
                entry.path("keyVariable").asString(""),
                entry.path("keyRequired").asBoolean(false));
    }

    /** Reads {@code KIND:}, {@code KIND:?PARAMETERS}, {@code KIND:URL}; without an address the base is left empty. */
    ListAddress parse(String notation, Set<String> parameters) {
        String what = notation.substring(kind.length() + 1);
        if (!what.isEmpty() && !what.startsWith("?")) {
            return ListAddress.parse(kind, notation, parameters);
        }
        ListAddress of = ListAddress.parse(kind, kind + ":" + base + what, parameters);
        return new ListAddress(kind, "", of.parameters());
    }

    /** Where a list is: at the address of the notation, else where the environment says, else at the usual place. */
    String base(ListAddress address, SourceContext context) {
        return address.base().isEmpty() ? configured(context) : address.base();
    }

    private String configured(SourceContext context) {
        return context.environment().variable(baseVariable).orElse(base).strip().replaceFirst("/+$", "");
    }

    /** A reader that sends the key where it belongs. */
    ListReader reader(ListAddress address, SourceContext context) throws ListReader.UnreadableListException {
        Optional<Secret> key = context.environment().variable(keyVariable).map(text -> new Secret("Bearer " + text));
        ListReader reader = new ListReader(
                context,
                address.notation(),
                key.filter(secret -> origin(base(address, context)).equals(origin(configured(context)))),
                keyVariable);
        if (key.isEmpty() && keyRequired) {
            throw reader.unreadable(
                    "no-key", kind + " answers nobody without a key; get one there and set " + keyVariable + " to it");
        }
        return reader;
    }

    /** Scheme, host and port; the text itself when it is no address, which is refused when it is asked. */
    private static String origin(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getScheme() + "://" + uri.getAuthority();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** The parameters of a request together with those of the notation. */
    static String request(String address, Map<String, String> fixed, ListAddress of) {
        return ListAddress.request(ListAddress.request(address, fixed), of.parameters());
    }
}
