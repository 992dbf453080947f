package dev.riskdex.web.page;

import dev.riskdex.catalog.ServerSummary;
import java.util.List;

/**
 * The list of servers.
 *
 * @param frame what stands around it
 * @param servers by slug
 */
public record ServersPage(Frame frame, List<ServerRow> servers) {

    public ServersPage {
        servers = List.copyOf(servers);
    }

    /** The page for these servers. */
    public static ServersPage of(List<ServerSummary> servers, Frame.Site site) {
        return new ServersPage(
                site.frame("Servers", "Every MCP server in this catalogue and how its tools spread.", "/servers"),
                servers.stream().map(ServerRow::of).toList());
    }
}
