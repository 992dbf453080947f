package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.CrawlLimits;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.net.FetchLimits;
import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.PackageRegistries;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.crawler.sandbox.RunRules;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** What live sources need from the world, with little patience, small bounds and a clock that stands. */
public final class LiveWorld {

    /** The longest that any case may take on a busy machine: its whole conversation, and ending it. */
    public static final Duration BOUND = Duration.ofSeconds(25);

    private static final FetchLimits QUICK = new FetchLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            3,
            100,
            0,
            Duration.ofMillis(1),
            Duration.ofMillis(1));

    private static final ReadLimits FEW_TOOLS = new ReadLimits(1 << 20, 1 << 20, 128, 100_000, 50, 256, 10_000, 100);

    private LiveWorld() {}

    /** Bounds that a test reaches quickly. */
    static McpLimits small() {
        return new McpLimits(
                Duration.ofMillis(1_500),
                Duration.ofSeconds(4),
                Duration.ofSeconds(12),
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                128 << 10,
                256 << 10,
                64 << 10,
                60,
                5,
                40,
                10,
                1_000,
                1_000);
    }

    /** A world in which private addresses may be asked, for tests on loopback. */
    static SourceContext quick(Path folder, RunRules rules) {
        CrawlLimits limits =
                new CrawlLimits(FEW_TOOLS, CrawlLimits.DEFAULT.archives(), CrawlLimits.DEFAULT.extraction(), small());
        return context(folder, rules, Fetcher.of(QUICK, true), limits);
    }

    /** The bounds of the product. */
    public static SourceContext standard(Path folder, RunRules rules, boolean allowPrivate) {
        return context(folder, rules, Fetcher.of(FetchLimits.DEFAULT, allowPrivate), CrawlLimits.DEFAULT);
    }

    private static SourceContext context(Path folder, RunRules rules, Fetcher fetcher, CrawlLimits limits) {
        UserEnvironment environment = new UserEnvironment(
                Map.copyOf(System.getenv()), Path.of(System.getProperty("user.home")), "Linux", folder);
        return new SourceContext(
                fetcher,
                new PackageRegistries(environment),
                environment,
                Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC),
                false,
                limits,
                new ToolExtractor(limits.extraction()),
                InputStream.nullInputStream(),
                rules,
                EraMemory.inMemory());
    }
}
