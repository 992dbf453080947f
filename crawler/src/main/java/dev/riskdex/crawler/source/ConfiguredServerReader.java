package dev.riskdex.crawler.source;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.config.ConfiguredServer;
import dev.riskdex.crawler.config.ServerIdentity;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns configured servers into definitions: packages of npm and Python are read, remote servers are asked, programs are
 * started where the user asked for it; of all others it is said why they are not.
 */
final class ConfiguredServerReader {

    private final NpmServerReader npm;
    private final PypiServerReader python;
    private final ConfiguredLive live;

    ConfiguredServerReader(SourceContext context) {
        this.npm = new NpmServerReader(context);
        this.python = new PypiServerReader(context);
        this.live = new ConfiguredLive(context);
    }

    /** One definition for each server; one that several clients use is read once and keeps all its uses. */
    List<ServerDefinition> read(List<ConfiguredServer> configured, List<Warning> warnings) {
        Map<String, List<ConfiguredServer>> uses = configured.stream()
                .collect(Collectors.groupingBy(ConfiguredServer::sameAs, LinkedHashMap::new, Collectors.toList()));
        List<ServerDefinition> servers = new ArrayList<>();
        for (List<ConfiguredServer> same : uses.values()) {
            ServerDefinition definition = read(same.get(0));
            servers.add(
                    definition.usedAs(same.stream().map(ConfiguredServer::use).toList()));
            warnings.addAll(definition.provenance().warnings());
        }
        return servers;
    }

    private ServerDefinition read(ConfiguredServer server) {
        return switch (server.identity().kind()) {
            case NPM -> readPackage(server);
            case PYPI -> readPython(server);
            case NUGET -> notRead(server, "not-read-package", "a .NET package, which is not read");
            case IMAGE ->
                notRead(server, "not-read-image", "a container image, which could only be read by running it");
            case REMOTE ->
                live.asks(server)
                        ? read(server, live.ask(server))
                        : notRead(server, "not-read-remote", "a remote server, which is not contacted");
            case LOCAL ->
                live.starts(server)
                        ? read(server, live.startProgram(server, place(server)))
                        : notRead(server, "not-read-local", "a program on this machine, which is not started");
        };
    }

    /** What came of asking the server itself, under the identity that the configuration gives it. */
    private static ServerDefinition read(ConfiguredServer server, SourceReading reading) {
        if (reading.servers().isEmpty()) {
            return unread(server, reading.warnings().get(0));
        }
        ServerDefinition read = reading.servers().get(0);
        return new ServerDefinition(rowId(server), named(read.server(), id(server)), read.provenance(), read.tools());
    }

    private static ServerInfo named(ServerInfo info, String id) {
        return new ServerInfo(
                id,
                info.name(),
                info.title(),
                info.version(),
                info.description(),
                info.instructions(),
                info.repository(),
                info.homepage());
    }

    private ServerDefinition readPackage(ConfiguredServer server) {
        Optional<PackageSpec> spec = PackageSpec.find(server.identity().spec());
        if (spec.isEmpty()) {
            return notRead(server, "not-read-package", "no package of a registry");
        }
        try {
            if (live.starts(server)) {
                return read(
                        server,
                        ConfiguredLive.fetchesPackage(server)
                                ? live.startPackage(spec.get())
                                : live.startProgram(server, place(server)));
            }
            ServerDefinition read = npm.read(spec.get());
            return new ServerDefinition(rowId(server), read.server(), read.provenance(), read.tools());
        } catch (UnreadableException e) {
            return unread(server, e.warning());
        }
    }

    private ServerDefinition readPython(ConfiguredServer server) {
        try {
            ServerDefinition read =
                    python.read(server.identity().name(), server.identity().version());
            return new ServerDefinition(rowId(server), read.server(), read.provenance(), read.tools());
        } catch (UnreadableException e) {
            return unread(server, e.warning());
        }
    }

    private static ServerDefinition notRead(ConfiguredServer server, String code, String what) {
        String message =
                "'" + server.use().name() + "' of " + server.use().client() + " is " + what + "; its tools are unknown";
        return unread(server, new Warning(code, message, place(server)));
    }

    private static ServerDefinition unread(ConfiguredServer server, Warning why) {
        ServerInfo info = new ServerInfo(
                id(server),
                server.use().name(),
                Optional.empty(),
                server.identity().version(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Provenance provenance = new Provenance(
                "config", place(server), Optional.empty(), Optional.empty(), false, Optional.empty(), List.of(why));
        return new ServerDefinition(rowId(server), info, provenance, List.of());
    }

    private static String id(ConfiguredServer server) {
        String id = server.identity().kind() == ServerIdentity.Kind.LOCAL
                ? "config:" + server.use().name()
                : server.identity().id();
        return id.equals("config:") ? "config:unnamed" : id;
    }

    /** Under which name which client knows it, so that every result can be led back to the configuration. */
    private static Optional<String> rowId(ConfiguredServer server) {
        return Optional.of(server.use().client() + ": " + server.use().name());
    }

    private static String place(ConfiguredServer server) {
        return server.use().file() + " (" + server.use().scope() + ")";
    }
}
