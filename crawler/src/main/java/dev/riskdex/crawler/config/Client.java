package dev.riskdex.crawler.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that uses servers, as {@code data/sources/clients.yaml} describes it.
 *
 * @param name for people, such as {@code Claude Desktop}
 * @param keys where the servers stand in its files; the first key that is there counts
 * @param places where it keeps its files
 * @param plainUrlIsSse whether an address without a type means the older transport
 * @param ignored fields that it does not read
 * @param allowed key with the names of the only servers that it starts
 * @param denied key with the names of the servers that it does not start
 */
record Client(
        String name,
        List<String> keys,
        List<Place> places,
        boolean plainUrlIsSse,
        Set<String> ignored,
        Optional<String> allowed,
        Optional<String> denied) {

    Client {
        keys = List.copyOf(keys);
        places = List.copyOf(places);
        ignored = Set.copyOf(ignored);
    }

    /**
     * Files of a client.
     *
     * @param scope {@code user}, {@code project} or {@code system}
     * @param path may begin with a {@code {folder}} and hold stars
     * @param platforms where it holds, in lower case
     * @param keys where the servers stand in it
     */
    record Place(String scope, String path, List<String> platforms, List<String> keys) {

        /** The path below its folder. */
        String tail() {
            return path.replaceFirst("^\\{\\w+}/", "");
        }
    }
}
