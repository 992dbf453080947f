package dev.riskdex.crawler.source;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.mcp.LiveReading;
import dev.riskdex.crawler.mcp.LiveServer;
import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.crawler.parse.Texts;
import dev.riskdex.crawler.sandbox.Launch;
import dev.riskdex.crawler.sandbox.Launcher;
import dev.riskdex.crawler.sandbox.NpmInstall;
import dev.riskdex.crawler.sandbox.Scratch;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Installs an npm package without its scripts, starts it in the sandbox, and asks it for its tools. */
final class NpmRun {

    /** What a variable is set to that the package says it needs: enough to start with, of no use elsewhere. */
    static final String DUMMY = "dummy";

    private static final int MANIFEST_BYTES = 1 << 20;

    private final SourceContext context;

    NpmRun(SourceContext context) {
        this.context = context;
    }

    SourceReading read(PackageSpec spec) throws UnreadableException {
        String where = "npm:" + spec;
        if (context.offline()) {
            throw UnreadableException.offline(where);
        }
        if (!new Launcher(context.environment(), context.running()).ready()) {
            throw new UnreadableException("no-sandbox", Launcher.advice(), where);
        }
        try (Scratch scratch = Scratch.below(context.running().scratch())) {
            NpmInstall.install(context.environment(), spec.toString(), scratch.path());
            return start(spec, scratch.path(), where);
        } catch (IOException e) {
            throw new UnreadableException("not-started", String.valueOf(e.getMessage()), where);
        }
    }

    private SourceReading start(PackageSpec spec, Path folder, String where) throws UnreadableException {
        Path installed = folder.resolve("node_modules").resolve(spec.name());
        PackageManifest manifest = new PackageManifest(json(installed.resolve("package.json")));
        String location = "npm:" + spec.name()
                + manifest.version().map(version -> "@" + version).orElse("");
        Path entry = manifest.entryPoints().stream()
                .map(installed::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new UnreadableException("not-started", "the package has no program", where));
        Map<String, String> variables = variables(json(installed.resolve("server.json")));
        Launch launch = new Launch(List.of("node", entry.toString()), variables, folder);
        StartedServer started = new StartedServer(context);
        LiveReading reading = started.ask(launch, "npm:" + spec.name(), location);
        if (reading.server().isEmpty()) {
            Warning why = reading.warnings().get(0);
            throw new UnreadableException(why.code(), why.message(), location);
        }
        LiveReading named = new LiveReading(
                reading.server().map(server -> named(server, manifest)), reading.warnings(), reading.details());
        return started.definitions(launch, location).reading(named);
    }

    /** A package's own manifest knows better than its program who made it and which version it is. */
    private static LiveServer named(LiveServer server, PackageManifest manifest) {
        ServerInfo info = server.info();
        return new LiveServer(
                server.kind(),
                server.protocolVersion(),
                new ServerInfo(
                        info.id(),
                        info.name(),
                        info.title(),
                        manifest.version().or(info::version),
                        info.description().or(manifest::description),
                        info.instructions(),
                        manifest.repository(),
                        info.homepage().or(manifest::homepage)),
                server.tools(),
                server.raw(),
                server.complete(),
                server.sha256(),
                server.sortedSha256());
    }

    /** Variables that a {@code server.json} in the package declares, in its newer and its older spelling. */
    static Map<String, String> variables(JsonNode description) {
        Map<String, String> variables = new TreeMap<>();
        for (JsonNode published : description.path("packages")) {
            for (String field : List.of("environmentVariables", "environment_variables")) {
                for (JsonNode variable : published.path(field)) {
                    String name = variable.path("name").asString("");
                    boolean required = variable.path("isRequired").asBoolean(false)
                            || variable.path("is_required").asBoolean(false);
                    if (required && name.matches("[A-Za-z_][A-Za-z0-9_]{0,100}")) {
                        variables.put(name, variable.path("default").asString(DUMMY));
                    }
                }
            }
        }
        return variables;
    }

    private static JsonNode json(Path file) throws UnreadableException {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MANIFEST_BYTES) {
                return JsonNodeFactory.instance.objectNode();
            }
            byte[] bytes = Files.readAllBytes(file);
            ReadLimits limits = new ReadLimits(MANIFEST_BYTES, MANIFEST_BYTES, 32, 200_000, 0, 0, 0, 10);
            String text = Texts.decode(bytes, bytes.length, "package.json", new ArrayList<>());
            return JsonTreeReader.strict(limits)
                    .read(text, "package.json")
                    .root()
                    .orElse(JsonNodeFactory.instance.objectNode());
        } catch (IOException e) {
            throw new UnreadableException("not-started", "the installed package cannot be read", file.toString());
        }
    }
}
