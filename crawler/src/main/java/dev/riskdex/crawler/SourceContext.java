package dev.riskdex.crawler;

import dev.riskdex.crawler.extract.Extractor;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.mcp.EraMemory;
import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.PackageRegistries;
import dev.riskdex.crawler.sandbox.RunRules;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What sources need from the world around them.
 *
 * @param fetcher the way to the network
 * @param registries the registries that the user configured
 * @param environment home, working directory and variables of the user
 * @param clock says when something was fetched
 * @param offline whether nothing may be fetched
 * @param limits how much is taken in
 * @param extractor reads source code
 * @param stdin what the source {@code -} reads
 * @param running what may be started
 * @param eras which era of the protocol each server was found to speak
 */
public record SourceContext(
        Fetcher fetcher,
        PackageRegistries registries,
        UserEnvironment environment,
        Clock clock,
        boolean offline,
        CrawlLimits limits,
        Extractor extractor,
        InputStream stdin,
        RunRules running,
        EraMemory eras) {

    /** The world as this process finds it, with the default limits, reading source code in this process. */
    public static SourceContext standard(boolean offline) {
        return standard(offline, new ToolExtractor(CrawlLimits.DEFAULT.extraction()));
    }

    /**
     * The world as this process finds it, with the default limits.
     *
     * @param extractor reads source code
     */
    public static SourceContext standard(boolean offline, Extractor extractor) {
        RunRules careful = RunRules.careful(Path.of(System.getProperty("java.io.tmpdir")));
        return standard(offline, extractor, Fetcher.standard(), careful);
    }

    /**
     * The world as this process finds it, with the default limits.
     *
     * @param extractor reads source code
     * @param fetcher the way to the network
     * @param running what may be started
     */
    public static SourceContext standard(boolean offline, Extractor extractor, Fetcher fetcher, RunRules running) {
        UserEnvironment environment = UserEnvironment.ofProcess();
        return new SourceContext(
                fetcher,
                new PackageRegistries(environment),
                environment,
                Clock.systemUTC(),
                offline,
                CrawlLimits.DEFAULT,
                extractor,
                System.in,
                running,
                EraMemory.inMemory());
    }
}
