package dev.riskdex.crawler.html;

import java.util.Optional;

/**
 * A server in a list.
 *
 * @param name what the list calls it
 * @param link absolute address that its name leads to
 * @param description what the list says of it; may be empty
 * @param category the heading that it stands below; may be empty
 * @param flags what the signs beside it stand for; may be empty
 */
record ListEntry(String name, String link, String description, String category, String flags) {

    /** The repository that the link leads to, where it leads to one. */
    Optional<RepositoryLink> repository() {
        return RepositoryLink.of(link);
    }

    /** One spelling for all the ways to write the link. */
    String key() {
        return repository()
                .map(RepositoryLink::id)
                .orElseGet(() -> link.replaceFirst("[?#].*", "").replaceFirst("/+$", ""));
    }
}
