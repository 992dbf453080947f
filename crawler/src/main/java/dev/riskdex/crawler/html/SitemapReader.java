package dev.riskdex.crawler.html;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads a sitemap, or an index of sitemaps, as leads to pages of the same site. */
final class SitemapReader {

    /** What the protocol allows a sitemap to hold, unpacked. */
    static final int MAX_BYTES = 50 << 20;

    /** What the protocol allows a sitemap to list. */
    private static final int MOST_PAGES = 50_000;

    private final Page page;

    SitemapReader(Page page) {
        this.page = page;
    }

    SourceReading read() {
        try {
            byte[] xml = unpacked();
            if (xml.length > MAX_BYTES) {
                return page.failure("too-large", "the sitemap is longer than " + MAX_BYTES + " bytes");
            }
            return reading(parser().parseSiteMap("application/xml", xml, new URL(page.address())));
        } catch (UnknownFormatException e) {
            return page.failure("bad-sitemap", "the sitemap cannot be read: " + e.getMessage());
        } catch (MalformedURLException e) {
            return page.failure("no-address", "a sitemap is read at its address only");
        } catch (IOException e) {
            return page.failure("bad-archive", "the sitemap cannot be unpacked: " + e.getMessage());
        }
    }

    private byte[] unpacked() throws IOException {
        byte[] bytes = page.bytes();
        if ((bytes[0] & 0xff) != 0x1f) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    /** No document type, so no entities; addresses outside of the sitemap's own folder do not count. */
    private static SiteMapParser parser() {
        SiteMapParser parser = new SiteMapParser(true);
        parser.setAllowDocTypeDefinitions(false);
        return parser;
    }

    private SourceReading reading(AbstractSiteMap map) {
        List<String> places = places(map)
                .filter(place -> Links.sameOrigin(place, page.address()))
                .distinct()
                .limit(MOST_PAGES + 1L)
                .toList();
        List<Lead> leads = places.stream()
                .limit(MOST_PAGES)
                .map(place -> Lead.place("html:" + place))
                .toList();
        if (leads.isEmpty()) {
            return page.failure("nothing-listed", "the sitemap lists no page of its site");
        }
        List<Warning> warnings = places.size() > MOST_PAGES
                ? List.of(page.warning("too-many-pages", "only the first " + MOST_PAGES + " pages are followed"))
                : List.of();
        return new SourceReading(List.of(), warnings, false, leads);
    }

    private static Stream<String> places(AbstractSiteMap map) {
        if (map instanceof SiteMapIndex index) {
            return index.getSitemaps().stream().map(child -> child.getUrl().toString());
        }
        return map instanceof SiteMap list
                ? list.getSiteMapUrls().stream().map(entry -> entry.getUrl().toString())
                : Stream.empty();
    }
}
