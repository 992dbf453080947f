package dev.riskdex.crawler.html;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.net.FetchException;
import dev.riskdex.crawler.net.FetchRequest;
import dev.riskdex.crawler.net.Fetched;
import dev.riskdex.crawler.net.Manners;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A page for people: a list of servers, the page of a server in a directory, a README, or the sitemap of a site.
 * Nothing on it is run, and no redirect that it asks for is followed.
 *
 * @param notation {@code html:ADDRESS} or {@code html:FILE}
 * @param place the address or the file
 */
public record HtmlSource(String notation, String place) implements Source {

    /** The longest page that is read; the longest list of servers has half of it. */
    private static final int PAGE_BYTES = 2 << 20;

    private static final String MEDIA_TYPES = "text/html, text/markdown, application/xhtml+xml, text/plain;q=0.9";
    private static final String SITEMAP_TYPES = "application/xml, text/xml, application/gzip";

    /**
     * Reads {@code html:ADDRESS} or {@code html:FILE}.
     *
     * @throws IllegalArgumentException when nothing is named, or something that is neither
     */
    public static Source parse(String notation) {
        String place = notation.substring("html:".length());
        boolean otherScheme = place.matches("(?i)(javascript|data|ftp|file):.*");
        if (place.isBlank() || otherScheme || isAddress(place) && !Links.isWeb(place)) {
            throw new IllegalArgumentException("'" + notation + "' names no page; write html:ADDRESS or html:FILE");
        }
        return new HtmlSource(notation, place);
    }

    private static boolean isAddress(String place) {
        return place.regionMatches(true, 0, "https://", 0, 8) || place.regionMatches(true, 0, "http://", 0, 7);
    }

    @Override
    public SourceReading read(SourceContext context) {
        if (isAddress(place) && context.offline()) {
            return failure("offline", "not downloaded, because nothing may be fetched now");
        }
        try {
            Page page = isAddress(place) ? fetched(context) : file(context);
            if (page.isSitemap()) {
                return new SitemapReader(page).read();
            }
            if (!page.isText()) {
                return failure("not-a-page", "the answer is " + page.mediaType() + ", which is no page");
            }
            PageReader reader = new PageReader(page, context.limits().files());
            return page.isMarkdown() ? reader.markdown() : reader.html();
        } catch (FetchException e) {
            return failure(e.reason().code(), e.getMessage() + " (" + e.url() + ")");
        } catch (IOException | InvalidPathException e) {
            return failure("file-unreadable", "the file cannot be read: " + e.getMessage());
        }
    }

    private Page fetched(SourceContext context) throws FetchException {
        boolean sitemap = place.toLowerCase(Locale.ROOT).matches("[^?#]*\\.(xml|xml\\.gz|gz)");
        FetchRequest request = FetchRequest.untrusted(place, sitemap ? SitemapReader.MAX_BYTES : PAGE_BYTES)
                .accepting(sitemap ? SITEMAP_TYPES : MEDIA_TYPES)
                .with(Manners.PAGE);
        boolean mayHoldSecret = place.contains("?");
        Fetched fetched = context.fetcher().fetch(mayHoldSecret ? request : request.kept());
        return new Page(
                notation,
                fetched.url(),
                fetched.header("Content-Type").orElse("text/html"),
                fetched.bytes(),
                Optional.of(context.clock().instant()));
    }

    private Page file(SourceContext context) throws IOException {
        Path file = context.environment().workingDirectory().resolve(place);
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        if (Files.size(file) > PAGE_BYTES) {
            throw new IOException("it has more than " + PAGE_BYTES + " bytes");
        }
        String type = place.toLowerCase(Locale.ROOT).endsWith(".md") ? "text/markdown" : "text/html";
        return new Page(notation, "", type, Files.readAllBytes(file), Optional.empty());
    }

    private SourceReading failure(String code, String message) {
        return SourceReading.failure(new Warning(code, message, notation));
    }
}
