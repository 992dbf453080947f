package dev.riskdex.crawler.html;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a page says of it.
 *
 * @param title its name: the largest heading, else what it is called where it is shared, else the title
 * @param description one or two sentences, where it has such
 * @param address the address that it wants to be known by, where that is on the same host; else the one it came from
 * @param next the next page of a list, where it is on the same host
 */
record PageFacts(Optional<String> title, Optional<String> description, String address, Optional<String> next) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 4_000;

    static PageFacts of(Document page, String address) {
        return new PageFacts(
                text(page.selectFirst("h1"))
                        .or(() -> content(page, "og:title"))
                        .or(() -> Optional.of(page.title()))
                        .map(PageFacts::withoutSite)
                        .filter(title -> !title.isBlank())
                        .map(title -> title.substring(0, Math.min(LONGEST_TITLE, title.length()))),
                content(page, "og:description")
                        .or(() -> content(page, "description"))
                        .map(text -> text.substring(0, Math.min(LONGEST_DESCRIPTION, text.length()))),
                link(page, "link[rel=canonical]", address).orElse(address),
                link(page, "link[rel~=(?i)^next$], a[rel~=(?i)(^|\\s)next(\\s|$)]", address));
    }

    /** What a text in Markdown says of itself: its first heading. */
    static PageFacts of(String markdown, String address) {
        Optional<String> title = markdown.lines()
                .filter(line -> line.startsWith("# ") && line.length() <= LONGEST_TITLE)
                .map(line -> line.substring(2).strip())
                .findFirst();
        return new PageFacts(title, Optional.empty(), address, Optional.empty());
    }

    /** Sites put their own name behind a bar. */
    private static String withoutSite(String title) {
        return title.replaceFirst("\\s+[|·—–]\\s.*", "").strip();
    }

    private static Optional<String> text(@Nullable Element element) {
        return Optional.ofNullable(element).map(Element::text).filter(text -> !text.isBlank());
    }

    private static Optional<String> content(Document page, String name) {
        return page.select("meta[content]").stream()
                .filter(meta -> meta.attr("property").equalsIgnoreCase(name)
                        || meta.attr("name").equalsIgnoreCase(name))
                .map(meta -> meta.attr("content").strip())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static Optional<String> link(Document page, String selector, String address) {
        return Optional.ofNullable(page.selectFirst(selector))
                .map(link -> link.absUrl("href"))
                .filter(found -> Links.sameOrigin(found, address));
    }
}
