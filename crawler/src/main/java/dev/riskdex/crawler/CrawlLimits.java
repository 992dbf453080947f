package dev.riskdex.crawler;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.mcp.McpLimits;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.crawler.source.ArchiveLimits;

/**
 * How much of one source is taken in.
 *
 * @param files bounds of definition files
 * @param archives bounds of packages
 * @param extraction bounds of reading source code
 * @param live bounds of talking with servers
 */
public record CrawlLimits(ReadLimits files, ArchiveLimits archives, ExtractLimits extraction, McpLimits live) {

    /** With the default bounds of talking with servers. */
    public CrawlLimits(ReadLimits files, ArchiveLimits archives, ExtractLimits extraction) {
        this(files, archives, extraction, McpLimits.DEFAULT);
    }

    public static final CrawlLimits DEFAULT =
            new CrawlLimits(ReadLimits.DEFAULT, ArchiveLimits.DEFAULT, ExtractLimits.DEFAULT);
}
