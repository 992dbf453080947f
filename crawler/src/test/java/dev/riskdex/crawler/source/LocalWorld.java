package dev.riskdex.crawler.source;

import dev.riskdex.crawler.CrawlLimits;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.mcp.EraMemory;
import dev.riskdex.crawler.net.FetchLimits;
import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.PackageRegistries;
import dev.riskdex.crawler.sandbox.RunRules;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** What sources need from the world, with a home of its own, a clock that stands, and little patience. */
final class LocalWorld {

    static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private static final FetchLimits QUICK = new FetchLimits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            3,
            100,
            0,
            Duration.ofMillis(1),
            Duration.ofMillis(1));

    private LocalWorld() {}

    static SourceContext context(Path home, Map<String, String> variables, boolean offline, CrawlLimits limits) {
        return context(new UserEnvironment(variables, home, "Linux", home), offline, limits);
    }

    static SourceContext context(UserEnvironment environment, boolean offline, CrawlLimits limits) {
        return new SourceContext(
                Fetcher.of(QUICK, false),
                new PackageRegistries(environment),
                environment,
                Clock.fixed(NOW, ZoneOffset.UTC),
                offline,
                limits,
                new ToolExtractor(limits.extraction()),
                InputStream.nullInputStream(),
                RunRules.careful(environment.home()),
                EraMemory.inMemory());
    }

    static SourceContext context(Path home, Map<String, String> variables) {
        return context(home, variables, false, CrawlLimits.DEFAULT);
    }
}
