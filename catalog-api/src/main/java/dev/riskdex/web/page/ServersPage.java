package dev.riskdex.web.page;

import dev.riskdex.catalog.ServerSummary;
import java.util.List;
import java.util.Optional;

/**
 * The list of servers.
 *
 * @param frame what stands around it
 * @param count such as "39 servers"
 * @param servers by slug
 * @param next the next page, where there is one
 */
public record ServersPage(Frame frame, String count, List<ServerRow> servers, Optional<String> next) {

    /** Servers on a page. */
    public static final int SIZE = 60;

    public ServersPage {
        servers = List.copyOf(servers);
    }

    /**
     * A page of the list.
     *
     * @param found the servers of the page, and one more where there is another page
     */
    public static ServersPage of(List<ServerSummary> found, Frame.Site site) {
        List<ServerSummary> servers = found.subList(0, Math.min(SIZE, found.size()));
        Optional<String> next = found.size() > SIZE
                ? Optional.of(
                        "/servers?after=" + Links.encode(servers.get(SIZE - 1).slug()))
                : Optional.empty();
        return new ServersPage(
                site.frame("Servers", "Every MCP server in this catalogue and how its tools spread.", "/servers"),
                Words.count(site.servers(), "server"),
                servers.stream().map(ServerRow::of).toList(),
                next);
    }
}
