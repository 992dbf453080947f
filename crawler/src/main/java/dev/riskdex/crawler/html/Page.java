package dev.riskdex.crawler.html;

import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * A page as it came.
 *
 * @param notation of the source, for warnings
 * @param address where it came from, after redirects; empty for a file
 * @param mediaType as the server says, with parameters; for a file what its name suggests
 * @param bytes of it
 * @param fetchedAt when; absent for files
 */
record Page(String notation, String address, String mediaType, byte[] bytes, Optional<Instant> fetchedAt) {

    /** Elements inside each other; browsers stop at as many. Deeper ones are kept, but side by side. */
    private static final int MOST_NESTED = 512;

    private static final int ROOT_WITHIN = 2_000;
    private static final Pattern SITEMAP_ROOT = Pattern.compile("<(urlset|sitemapindex)\\b");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=[\"']?([\\w.:-]{1,40})");

    boolean isRemote() {
        return !address.isEmpty();
    }

    /** What a server is called that is known by this page only. */
    String identity() {
        return isRemote() ? address : notation;
    }

    boolean isMarkdown() {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/markdown") || type.startsWith("text/x-markdown") || type.startsWith("text/plain");
    }

    /** Whether it is something to be read by people, as far as the server says. */
    boolean isText() {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.contains("html") || type.isBlank();
    }

    boolean isSitemap() {
        boolean packed = bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
        String start = new String(bytes, 0, Math.min(bytes.length, ROOT_WITHIN), StandardCharsets.ISO_8859_1);
        return packed || SITEMAP_ROOT.matcher(start).find();
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The page as a tree. A {@code base} of another site does not count: links would lead where no reader is led. */
    Document document() {
        Matcher charset = CHARSET.matcher(mediaType);
        try {
            Document document = Jsoup.parse(
                    new ByteArrayInputStream(bytes),
                    charset.find() && isCharset(charset.group(1)) ? charset.group(1) : null,
                    address,
                    Parser.htmlParser().setMaxDepth(MOST_NESTED));
            if (!Links.sameOrigin(document.baseUri(), address)) {
                document.setBaseUri(address);
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    Provenance provenance(List<Warning> warnings, Map<String, String> details) {
        return new Provenance(
                "html",
                isRemote() ? address : notation,
                fetchedAt,
                Optional.empty(),
                false,
                Optional.of(Sha256.hex(bytes)),
                warnings,
                details);
    }

    Warning warning(String code, String message) {
        return new Warning(code, message, notation);
    }

    SourceReading failure(String code, String message) {
        return SourceReading.failure(warning(code, message));
    }
}
