package dev.riskdex.web.page;

import java.util.Objects;
import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param title of the page
 * @param summary one sentence for search engines and previews
 * @param path canonical path of the page
 * @param query what stands in the search box
 * @param site the same on all pages
 */
public record Frame(String title, String summary, String path, String query, Site site) {

    public Frame {
        Objects.requireNonNull(title);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(path);
        Objects.requireNonNull(query);
        Objects.requireNonNull(site);
    }

    /** Where a wrong label on this page is reported. */
    public String report() {
        return site.reportLink().replace("{page}", Links.encode(path));
    }

    /**
     * What is the same on all pages.
     *
     * @param servers number of servers in the catalogue
     * @param tools number of tools in the catalogue
     * @param ruleset version of the rules of this build
     * @param note that a crawl goes on, while it does
     * @param reportLink where wrong labels are reported, {@code {page}} standing for the page
     * @param style address of the style sheet
     * @param script address of the script
     */
    public record Site(
            int servers,
            int tools,
            String ruleset,
            Optional<String> note,
            String reportLink,
            String style,
            String script) {

        public Site {
            Objects.requireNonNull(ruleset);
            Objects.requireNonNull(note);
            Objects.requireNonNull(reportLink);
            Objects.requireNonNull(style);
            Objects.requireNonNull(script);
        }

        /** The frame of a page. */
        public Frame frame(String title, String summary, String path) {
            return new Frame(title, summary, path, "", this);
        }

        /** Such as "39 tools of 12 servers". */
        public String size() {
            return Words.count(tools, "tool") + " of " + Words.count(servers, "server");
        }
    }
}
