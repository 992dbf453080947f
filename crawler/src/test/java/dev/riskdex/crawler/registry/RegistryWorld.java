package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.CrawlLimits;
import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.Leads;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.mcp.EraMemory;
import dev.riskdex.crawler.net.FetchLimits;
import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.PackageRegistries;
import dev.riskdex.crawler.sandbox.RunRules;
import dev.riskdex.model.ServerDefinition;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What sources of lists need from the world, with a home of its own, a clock that stands, and little patience. */
final class RegistryWorld {

    static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private static final FetchLimits QUICK = new FetchLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            3,
            100,
            1,
            Duration.ofMillis(1),
            Duration.ofSeconds(2));

    private RegistryWorld() {}

    /** A world in which data may name public addresses only, as it is for users. */
    static SourceContext guarded(Path home, Map<String, String> variables) {
        return context(home, variables, false, false);
    }

    /** A world in which data may name addresses of this machine. */
    static SourceContext open(Path home, Map<String, String> variables) {
        return context(home, variables, true, false);
    }

    static SourceContext offline(Path home) {
        return context(home, Map.of(), false, true);
    }

    private static SourceContext context(
            Path home, Map<String, String> variables, boolean allowPrivate, boolean offline) {
        UserEnvironment environment = new UserEnvironment(variables, home, "Linux", home);
        return new SourceContext(
                Fetcher.of(QUICK, allowPrivate),
                new PackageRegistries(environment),
                environment,
                Clock.fixed(NOW, ZoneOffset.UTC),
                offline,
                CrawlLimits.DEFAULT,
                new ToolExtractor(CrawlLimits.DEFAULT.extraction()),
                InputStream.nullInputStream(),
                RunRules.careful(home),
                EraMemory.inMemory());
    }

    /** The servers that a reading describes. */
    static List<ServerDefinition> described(SourceReading reading) {
        return reading.leads().stream()
                .flatMap(lead -> lead.described().stream())
                .toList();
    }

    /** The one lead whose server has this name. */
    static Lead named(SourceReading reading, String name) {
        return reading.leads().stream()
                .filter(lead -> lead.described()
                        .filter(server -> server.server().name().equals(name))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** The one server that a lead leads to. */
    static ServerDefinition follow(Lead lead, SourceContext context) {
        SourceReading reading = Leads.source(lead).read(context);
        if (reading.servers().size() != 1) {
            throw new AssertionError("not one server: " + reading);
        }
        return reading.servers().get(0);
    }
}
