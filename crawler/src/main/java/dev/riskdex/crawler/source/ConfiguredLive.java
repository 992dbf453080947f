package dev.riskdex.crawler.source;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.config.ConfiguredServer;
import dev.riskdex.crawler.sandbox.Launch;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Asks configured servers themselves: remote ones without the headers and keys that the client sends, programs in the
 * sandbox and only where the user asked for it. One that is switched off is left alone.
 */
final class ConfiguredLive {

    /** What starts a package of the npm registry, which needs a network that the sandbox does not have. */
    private static final Set<String> PACKAGE_STARTERS = Set.of("npx", "npm", "pnpm", "yarn", "bunx", "bun");

    private final SourceContext context;

    ConfiguredLive(SourceContext context) {
        this.context = context;
    }

    /** Whether a remote server can be asked: its address must hold nothing that may be secret and no variable. */
    boolean asks(ConfiguredServer server) {
        String address = server.identity().name();
        return server.use().enabled()
                && !context.offline()
                && address.matches("https?://.*")
                && !address.contains("*")
                && !address.contains("$");
    }

    /** Whether a program is started. */
    boolean starts(ConfiguredServer server) {
        return server.use().enabled()
                && context.running().packages()
                && !server.command().words().isEmpty();
    }

    SourceReading ask(ConfiguredServer server) {
        return LiveSource.parse(server.identity().name()).read(context);
    }

    SourceReading startProgram(ConfiguredServer server, String where) {
        Map<String, String> variables = new TreeMap<>();
        server.use().envNames().stream()
                .filter(name -> name.matches("[A-Za-z_][A-Za-z0-9_]{0,100}"))
                .forEach(name -> variables.put(name, NpmRun.DUMMY));
        Launch launch = new Launch(
                server.command().words(), variables, context.environment().workingDirectory());
        return new StartedServer(context).read(launch, server.identity().id(), where);
    }

    /** Its files are read where it cannot be asked itself. */
    SourceReading startPackage(PackageSpec spec) {
        return new NpmSource("npm:" + spec, spec).read(context);
    }

    /** Whether the command fetches the package first, rather than naming a file of one that is there. */
    static boolean fetchesPackage(ConfiguredServer server) {
        Path program = Path.of(server.command().words().get(0)).getFileName();
        String name = String.valueOf(program).replaceFirst("(?i)\\.(cmd|exe)$", "");
        return PACKAGE_STARTERS.contains(name) || server.command().words().size() == 1;
    }
}
