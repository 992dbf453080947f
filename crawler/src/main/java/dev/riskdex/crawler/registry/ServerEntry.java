package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import java.util.Optional;

/**
 * One version of one server in a registry.
 *
 * @param name that the registry gives it, such as {@code io.github.someone/notes}
 * @param version of the server, where said
 * @param status what the registry says of it
 * @param lead the server as described, with its places
 */
record ServerEntry(String name, Optional<String> version, EntryStatus status, Lead lead) {}
