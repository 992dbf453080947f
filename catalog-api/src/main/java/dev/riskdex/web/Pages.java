package dev.riskdex.web;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CatalogueCounts;
import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.policy.Profile;
import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Category;
import dev.riskdex.search.SearchQuery;
import dev.riskdex.web.page.AboutPage;
import dev.riskdex.web.page.CategoryPage;
import dev.riskdex.web.page.ErrorPage;
import dev.riskdex.web.page.Frame;
import dev.riskdex.web.page.HomePage;
import dev.riskdex.web.page.Links;
import dev.riskdex.web.page.PatternPages;
import dev.riskdex.web.page.SearchPage;
import dev.riskdex.web.page.ServerPage;
import dev.riskdex.web.page.ServersPage;
import dev.riskdex.web.page.ToolPages;
import dev.riskdex.web.page.policy.PolicyPage;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers requests for pages. */
final class Pages {

    /** Tools on the page of a category: enough to see the kind, the rest is a search. */
    private static final int CATEGORY_TOOLS = 50;

    private final Catalogue catalogue;
    private final Classifier classifier;
    private final Requests requests;
    private final Supplier<Optional<String>> note;
    private final String reportLink;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    Pages(Catalogue catalogue, Classifier classifier, Supplier<Optional<String>> note, String reportLink) {
        this.catalogue = catalogue;
        this.classifier = classifier;
        this.requests = new Requests(catalogue);
        this.note = note;
        this.reportLink = reportLink;
    }

    /** Makes the first page once and throws it away: the next time is ten times as fast. */
    void prepare() {
        templates.render("home.jte", homePage(), new Utf8ByteOutput());
    }

    void home(Context request) {
        show(request, "home.jte", homePage());
    }

    private HomePage homePage() {
        CatalogueCounts counts = catalogue.counts();
        return HomePage.of(catalogue, counts, site(counts));
    }

    void search(Context request) {
        SearchQuery query = requests.search(request);
        show(request, "search.jte", SearchPage.of(query, requests.find(query), site()));
    }

    void servers(Context request) {
        String after = Requests.text(request, "after").orElse("");
        show(request, "servers.jte", ServersPage.of(catalogue.servers(after, ServersPage.SIZE + 1), site()));
    }

    void server(Context request) {
        show(request, "server.jte", ServerPage.of(requests.server(request), site()));
    }

    /** Where a policy for a server is built, beginning with that of {@code ?profile=}. */
    void policy(Context request) {
        Profile profile =
                Requests.text(request, "profile").map(PolicyRequest::profile).orElse(Profile.BALANCED);
        List<PolicyPage.Format> formats = PolicyFormats.ALL.stream()
                .map(format -> new PolicyPage.Format(format.id(), format.title(), format.file()))
                .toList();
        List<String> scripts = Stream.of("policy-model.js", "policy-editor.js", "policy.js")
                .map(Asset::address)
                .toList();
        show(request, "policy.jte", PolicyPage.of(requests.server(request), profile, formats, scripts, site()));
    }

    /** The tool of {@code ?tool=}; without it, the server with all its tools. */
    void tools(Context request) {
        if (request.queryParam("tool") == null) {
            request.redirect(Links.server(request.pathParam("server")));
        } else {
            tool(request);
        }
    }

    void tool(Context request) {
        CataloguedServer server = requests.server(request);
        show(
                request,
                "tool.jte",
                ToolPages.of(server, requests.tool(request, server), classifier.attackPatterns(), site()));
    }

    void category(Context request) {
        Category category = Category.find(request.pathParam("category"))
                .orElseThrow(() -> Failure.notFound("There is no such category."));
        SearchQuery query = SearchQuery.of("").withCategory(category).withLimit(CATEGORY_TOOLS);
        show(request, "category.jte", CategoryPage.of(category, requests.find(query), site()));
    }

    void attackPatterns(Context request) {
        show(request, "patterns.jte", PatternPages.index(classifier.attackPatterns(), site()));
    }

    void attackPattern(Context request) {
        show(request, "pattern.jte", PatternPages.single(pattern(classifier, request.pathParam("id")), site()));
    }

    void about(Context request) {
        show(request, "about.jte", AboutPage.of(Requests.text(request, "page").orElse("/"), site()));
    }

    void asset(Context request) {
        Asset asset = Optional.ofNullable(Asset.ALL.get(request.pathParam("file")))
                .orElseThrow(() -> Failure.notFound("There is no such file."));
        String tag = "\"" + asset.hash() + "\"";
        boolean versioned = asset.hash().equals(request.queryParam("v"));
        request.header("ETag", tag)
                .header("Cache-Control", versioned ? "public, max-age=31536000, immutable" : "public, max-age=300");
        if (List.of(Optional.ofNullable(request.header("If-None-Match"))
                        .orElse("")
                        .split("\\s*,\\s*"))
                .contains(tag)) {
            request.status(304);
        } else {
            request.contentType(asset.contentType()).result(asset.bytes());
        }
    }

    /** A page in place of one that cannot be shown; needs neither store nor index. */
    void failure(Context request, Failure failure) {
        Frame.Site bare = site(new CatalogueCounts(0, 0, Map.of(), Map.of()));
        Frame frame = bare.frame(failure.title(), failure.detail(), "/");
        request.status(failure.status());
        show(request, "error.jte", new ErrorPage(frame, failure.status(), failure.detail()));
    }

    static AttackPattern pattern(Classifier classifier, String id) {
        return classifier.attackPatterns().stream()
                .filter(pattern -> pattern.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Failure.notFound("There is no such attack pattern."));
    }

    private void show(Context request, String template, Object page) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        templates.render(template, page, out);
        request.contentType("text/html; charset=utf-8").result(out.toByteArray());
    }

    private Frame.Site site() {
        return site(catalogue.counts());
    }

    private Frame.Site site(CatalogueCounts counts) {
        return new Frame.Site(
                counts.servers(),
                counts.tools(),
                classifier.rulesetVersion(),
                note.get(),
                reportLink,
                Asset.address("style.css"),
                Asset.address("site.js"));
    }
}
