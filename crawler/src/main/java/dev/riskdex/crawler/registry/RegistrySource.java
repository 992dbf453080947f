package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.net.ServerDirectories;
import dev.riskdex.model.Warning;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One page of a registry that serves the official API, version 0.1, or a static file of its shape. It leads on to the
 * servers of the page, and to the next page: {@code registry:https://HOST/BASE?cursor=…}, so that a crawl of many pages can
 * be stopped and goes on where it was. A cursor that repeats itself ends the list; a longer circle of cursors ends where a
 * crawl meets a notation that it has read. A registry that wants headers gets them from the environment
 * ({@link ServerDirectories}).
 *
 * @param address of the registry, with or without {@code /v0.1/servers}, or of a {@code .json} file; takes {@code cursor},
 *     {@code updated_since} (RFC 3339) and {@code search}
 */
record RegistrySource(ListAddress address) implements Source {

    /** Entries of a page; the most that the official registry gives. */
    static final int PAGE = 100;

    /** How far back an incremental crawl starts before the time of the last one, for clocks that differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final Set<String> PARAMETERS = Set.of("cursor", "updated_since", "search");

    /**
     * Reads {@code registry:URL}.
     *
     * @throws IllegalArgumentException when it is no address, or more than may be shown stands in it
     */
    static Source parse(String notation) {
        return new RegistrySource(ListAddress.parse("registry", notation, PARAMETERS));
    }

    /** The same list from its start, with what changed since a time, or a little before. */
    RegistrySource since(Instant time) {
        String since = time.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS).toString();
        return new RegistrySource(
                new ListAddress(address.kind(), address.base(), Map.of()).with("updated_since", since));
    }

    @Override
    public String notation() {
        return address.notation();
    }

    @Override
    public SourceReading read(SourceContext context) {
        ListReader reader = new ListReader(context, notation(), Optional.empty(), ServerDirectories.HEADERS);
        try {
            JsonNode root = reader.fetch(request(true), request(false));
            Listing listing = Listing.fetched("registry", address.location(), context);
            ListPage page = RegistryPage.read(root, notation(), listing)
                    .orElseThrow(() -> reader.unreadable("no-servers", "the document holds no list of servers"));
            return reading(page);
        } catch (ListReader.UnreadableListException e) {
            return e.reading();
        }
    }

    /** What is asked for; the address itself when it is that of a file. */
    private String request(boolean withChoice) {
        String base = address.base();
        if (base.endsWith(".json")) {
            return base;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (withChoice) {
            parameters.put("limit", String.valueOf(PAGE));
            parameters.put("version", "latest");
        }
        parameters.putAll(address.parameters());
        return ListAddress.request(endpoint(base), parameters);
    }

    private static String endpoint(String base) {
        if (base.matches(".*/v0(\\.\\d+)?/servers")) {
            return base;
        }
        return base.matches(".*/v0(\\.\\d+)?") ? base + "/servers" : base + "/v0.1/servers";
    }

    private SourceReading reading(ListPage page) {
        List<Lead> leads = new ArrayList<>(page.leads());
        List<Warning> warnings = new ArrayList<>(page.warnings());
        page.next().ifPresent(cursor -> {
            if (page.next().equals(address.parameter("cursor"))) {
                warnings.add(new Warning("repeated-cursor", "the registry gave the same cursor again", notation()));
            } else if (page.leads().isEmpty() && page.warnings().isEmpty()) {
                warnings.add(new Warning("empty-page", "a page without servers has a next page; not read", notation()));
            } else {
                leads.add(Lead.place(address.with("cursor", cursor).notation()));
            }
        });
        return new SourceReading(List.of(), warnings, false, leads);
    }
}
