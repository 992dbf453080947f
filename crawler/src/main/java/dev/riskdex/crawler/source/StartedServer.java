package dev.riskdex.crawler.source;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.mcp.LiveReading;
import dev.riskdex.crawler.mcp.McpClient;
import dev.riskdex.crawler.mcp.Peer;
import dev.riskdex.crawler.sandbox.Launch;
import dev.riskdex.crawler.sandbox.Launcher;
import dev.riskdex.crawler.sandbox.ServerProcess;
import dev.riskdex.model.Warning;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.TreeSet;

/** Starts a server, asks it for its tools, and ends it. */
final class StartedServer {

    private final SourceContext context;
    private final Launcher launcher;

    StartedServer(SourceContext context) {
        this.context = context;
        this.launcher = new Launcher(context.environment(), context.running());
    }

    /**
     * @param identity canonical identity of the server
     * @param where what it is called in warnings, without what may be secret
     */
    SourceReading read(Launch launch, String identity, String where) {
        if (!launcher.ready()) {
            return SourceReading.failure(new Warning("no-sandbox", Launcher.advice(), where));
        }
        return definitions(launch, where).reading(ask(launch, identity, where));
    }

    /** With the facts about the start that a list may depend on. */
    LiveDefinitions definitions(Launch launch, String location) {
        LiveDefinitions definitions = new LiveDefinitions(context, location, "live-stdio")
                .with("sandbox", context.running().sandboxed() ? "bubblewrap" : "none");
        Set<String> names = new TreeSet<>(launch.variables().keySet());
        return names.isEmpty() ? definitions : definitions.with("variables", String.join(" ", names));
    }

    LiveReading ask(Launch launch, String identity, String where) {
        McpClient client =
                new McpClient(context.limits().live(), context.limits().files(), context.eras());
        return client.stdio(() -> peer(launcher.start(launch)), identity, where);
    }

    private static Peer peer(ServerProcess process) {
        return new Peer() {
            @Override
            public InputStream output() {
                return process.output();
            }

            @Override
            public OutputStream input() {
                return process.input();
            }

            @Override
            public String lastWords() {
                return process.lastWords();
            }

            @Override
            public void close() {
                process.close();
            }
        };
    }
}
