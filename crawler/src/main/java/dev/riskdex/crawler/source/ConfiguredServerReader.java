package dev.riskdex.crawler.source;

import dev.riskdex.crawler.SourceContext;
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

/** Turns configured servers into definitions: packages of npm and Python are read, of all others it is said why they are not. */
final class ConfiguredServerReader {

    private final NpmServerReader npm;
    private final PypiServerReader python;

    ConfiguredServerReader(SourceContext context) {
        this.npm = new NpmServerReader(context);
        this.python = new PypiServerReader(context);
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
            case REMOTE -> notRead(server, "not-read-remote", "a remote server, which is not contacted");
            case LOCAL -> notRead(server, "not-read-local", "a program on this machine, which is not started");
        };
    }

    private ServerDefinition readPackage(ConfiguredServer server) {
        Optional<PackageSpec> spec = PackageSpec.find(server.identity().spec());
        if (spec.isEmpty()) {
            return notRead(server, "not-read-package", "no package of a registry");
        }
        try {
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
        String id = server.identity().kind() == ServerIdentity.Kind.LOCAL
                ? "config:" + server.use().name()
                : server.identity().id();
        ServerInfo info = new ServerInfo(
                id.equals("config:") ? "config:unnamed" : id,
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

    /** Under which name which client knows it, so that every result can be led back to the configuration. */
    private static Optional<String> rowId(ConfiguredServer server) {
        return Optional.of(server.use().client() + ": " + server.use().name());
    }

    private static String place(ConfiguredServer server) {
        return server.use().file() + " (" + server.use().scope() + ")";
    }
}
