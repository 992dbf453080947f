package dev.riskdex.crawler;

import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.PackageRegistries;
import java.io.InputStream;
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
 * @param stdin what the source {@code -} reads
 */
public record SourceContext(
        Fetcher fetcher,
        PackageRegistries registries,
        UserEnvironment environment,
        Clock clock,
        boolean offline,
        CrawlLimits limits,
        InputStream stdin) {

    /** The world as this process finds it, with the default limits. */
    public static SourceContext standard(boolean offline) {
        UserEnvironment environment = UserEnvironment.ofProcess();
        return new SourceContext(
                Fetcher.standard(),
                new PackageRegistries(environment),
                environment,
                Clock.systemUTC(),
                offline,
                CrawlLimits.DEFAULT,
                System.in);
    }
}
