package dev.riskdex.crawler.registry;

import dev.riskdex.model.ServerDefinition;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names by which a server of a repository with several is recognised as the one that an entry means. */
final class EntryNames {

    private EntryNames() {}

    /** The package's name and the last part of the registry's name, in lower case. */
    static Set<String> of(ServerDefinition described) {
        Set<String> names = new TreeSet<>();
        String id = described.server().id();
        names.add(plain(id.substring(id.indexOf(':') + 1)));
        String name = described.server().name();
        names.add(plain(name));
        names.add(plain(name.substring(name.lastIndexOf('/') + 1)));
        return names;
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
