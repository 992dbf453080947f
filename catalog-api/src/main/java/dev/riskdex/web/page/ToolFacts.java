package dev.riskdex.web.page;

import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.catalog.CataloguedServer.Tool;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;

/**
 * What a tool page is made from.
 *
 * @param server the tool's server
 * @param tool the tool
 */
record ToolFacts(CataloguedServer server, Tool tool) {

    ToolRisk risk() {
        return tool.risk();
    }

    ToolDefinition definition() {
        return tool.definition();
    }

    String slug() {
        return server.slug();
    }

    String serverTitle() {
        return Words.title(server.risk().definition().server().displayName());
    }

    String identity() {
        return VisibleText.line(server.risk().definition().server().id());
    }

    int toolCount() {
        return server.risk().tools().size();
    }
}
