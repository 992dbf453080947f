package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.config.ClientConfigs;
import dev.riskdex.crawler.config.ConfigFile;
import dev.riskdex.crawler.config.ConfigFileReader;
import dev.riskdex.crawler.config.ConfigReading;
import dev.riskdex.crawler.config.ConfiguredServer;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The servers that clients on this machine are configured to use. Packages are read as files, remote servers are asked
 * without any login; programs are started in the sandbox, and only where the user asked for it.
 *
 * @param notation {@code config:} or {@code config:FILE}
 * @param file the one file to read; absent for all configurations of this user
 */
public record ConfigSource(String notation, Optional<Path> file) implements Source {

    /** Reads {@code config:} or {@code config:FILE}. */
    public static Source parse(String notation) {
        String path = notation.substring("config:".length());
        return new ConfigSource(notation, path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path)));
    }

    @Override
    public SourceReading read(SourceContext context) {
        if (file.isPresent() && !Files.isRegularFile(file.get())) {
            return SourceReading.failure(new Warning("no-such-file", "there is no such file", notation));
        }
        List<Warning> warnings = new ArrayList<>();
        List<ConfiguredServer> configured = new ArrayList<>();
        ConfigFileReader reader = new ConfigFileReader(context.environment().home());
        for (ConfigFile place : places(context, warnings)) {
            ConfigReading reading = reader.read(place);
            configured.addAll(reading.servers());
            warnings.addAll(reading.warnings());
        }
        if (configured.isEmpty()) {
            warnings.add(new Warning("nothing-configured", "no client is configured to use a server", notation));
        }
        List<ServerDefinition> servers = new ConfiguredServerReader(context).read(configured, warnings);
        return new SourceReading(servers, warnings, file.isPresent() && configured.isEmpty());
    }

    private List<ConfigFile> places(SourceContext context, List<Warning> warnings) {
        return file.map(path -> {
                    Path folder = Optional.ofNullable(path.toAbsolutePath().getParent())
                            .orElse(path);
                    return List.of(ConfigFile.named(path, real(path, folder)));
                })
                .orElseGet(() -> new ClientConfigs(context.environment()).files(warnings));
    }

    /** A file that the user names may be a link to anywhere. */
    private static Path real(Path path, Path otherwise) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return otherwise;
        }
    }
}
