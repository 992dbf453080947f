package dev.riskdex.cli;

import dev.riskdex.crawler.CrawlBudget;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How much a crawl may take before it ends; the same command goes on then. */
final class BudgetOptions {

    @Option(names = "--max-servers", paramLabel = "N", description = "End after so many servers.")
    private @Nullable Integer servers;

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            converter = Time.class,
            description = "End after this time, such as 90s, 10m, 1h30m or PT10M.")
    private @Nullable Duration time;

    @Option(
            names = "--max-bytes",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "End after so many bytes from the network, such as 200MB.")
    private @Nullable Long bytes;

    /**
     * What was asked for.
     *
     * @throws CommandFailure when one is nothing or less
     */
    CrawlBudget budget() {
        try {
            return new CrawlBudget(
                    servers == null ? OptionalInt.empty() : OptionalInt.of(servers),
                    Optional.ofNullable(time),
                    bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--max-servers, --max-time and --max-bytes must be above 0", e);
        }
    }

    /** Reads {@code 90s}, {@code 1h30m} or the form of ISO 8601. */
    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            String iso = text.toUpperCase(Locale.ROOT);
            try {
                return Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + text + "' is no time; write 90s, 10m, 1h30m or PT10M");
            }
        }
    }

    /** Reads a number of bytes with a unit: {@code KB} is a thousand bytes, {@code KiB} 1,024. */
    static final class Size implements ITypeConverter<Long> {

        private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*([KMG]i?B|B)?", Pattern.CASE_INSENSITIVE);

        private static final Map<String, Long> UNITS = Map.of(
                "B",
                1L,
                "KB",
                1_000L,
                "MB",
                1_000_000L,
                "GB",
                1_000_000_000L,
                "KIB",
                1L << 10,
                "MIB",
                1L << 20,
                "GIB",
                1L << 30);

        @Override
        public Long convert(String text) {
            Matcher size = FORM.matcher(text.strip());
            if (!size.matches()) {
                throw new TypeConversionException("'" + text + "' is no size; write 200MB, 512KB or 1GiB");
            }
            String unit = Optional.ofNullable(size.group(2)).orElse("B").toUpperCase(Locale.ROOT);
            return Math.multiplyExact(Long.parseLong(size.group(1)), UNITS.getOrDefault(unit, 1L));
        }
    }
}
