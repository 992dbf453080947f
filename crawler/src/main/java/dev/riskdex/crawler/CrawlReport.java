package dev.riskdex.crawler;

import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.util.List;

/**
 * How a crawl went that kept everything in memory.
 *
 * @param results one for each source that was read, in the order in which the sources were given; behind them those that
 *     they lead on to, in the order in which they were found
 * @param interrupted whether the crawl was stopped; sources that were not finished then have no result
 * @param left how many sources were found and not read, because of a bound or because the crawl was stopped
 */
public record CrawlReport(List<Result> results, boolean interrupted, int left) {

    public CrawlReport {
        results = List.copyOf(results);
    }

    /**
     * What one source gave.
     *
     * @param source the source
     * @param reading what came of it
     */
    public record Result(Source source, SourceReading reading) {}

    /** All servers, in the order of their sources. */
    public List<ServerDefinition> servers() {
        return results.stream()
                .flatMap(result -> result.reading().servers().stream())
                .toList();
    }

    /** Everything that could not be read, in the order of the sources. */
    public List<Warning> warnings() {
        return results.stream()
                .flatMap(result -> result.reading().warnings().stream())
                .toList();
    }

    /** How many sources gave something. */
    public int reached() {
        return (int)
                results.stream().filter(result -> !result.reading().failed()).count();
    }

    /** How many sources gave nothing. */
    public int failed() {
        return results.size() - reached();
    }
}
