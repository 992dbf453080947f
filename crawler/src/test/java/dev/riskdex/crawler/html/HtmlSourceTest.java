package dev.riskdex.crawler.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.CrawlLimits;
import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.mcp.EraMemory;
import dev.riskdex.crawler.net.FetchLimits;
import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.PackageRegistries;
import dev.riskdex.crawler.sandbox.RunRules;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HtmlSourceTest {

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> pages = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return pages.getOrDefault(
                        request.getUrl().encodedPath(),
                        new MockResponse.Builder().code(404).build());
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SourceReading read(String notation, boolean allowPrivate) {
        UserEnvironment environment = new UserEnvironment(Map.of(), folder, "Linux", folder);
        SourceContext context = new SourceContext(
                Fetcher.of(FetchLimits.DEFAULT, allowPrivate),
                new PackageRegistries(environment),
                environment,
                Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC),
                false,
                CrawlLimits.DEFAULT,
                new ToolExtractor(CrawlLimits.DEFAULT.extraction()),
                InputStream.nullInputStream(),
                RunRules.careful(folder),
                EraMemory.inMemory());
        return Sources.parse(notation).read(context);
    }

    private String url(String path) {
        return server.url(path).toString();
    }

    private SourceReading page(String mediaType, String body) {
        pages.put(
                "/page",
                new MockResponse.Builder()
                        .addHeader("Content-Type", mediaType)
                        .body(body)
                        .build());
        return read("html:" + url("/page"), true);
    }

    private SourceReading html(String body) {
        return page("text/html; charset=utf-8", body);
    }

    private static List<String> sources(SourceReading reading) {
        return reading.leads().stream().flatMap(lead -> lead.sources().stream()).toList();
    }

    private static List<String> tools(ServerDefinition server) {
        return server.tools().stream().map(ToolDefinition::name).toList();
    }

    private static List<String> codes(SourceReading reading) {
        return reading.warnings().stream().map(Warning::code).toList();
    }

    private static String list(int entries) {
        StringBuilder list = new StringBuilder("# Kites\n## Air\n");
        for (int i = 0; i < entries; i++) {
            list.append("- [acme/kite")
                    .append(i)
                    .append("](https://github.com/acme/kite")
                    .append(i);
            list.append(") 🐍 - Flies kites\n");
        }
        return list.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/markdown", "text/plain; charset=utf-8"})
    void aListInMarkdownLeadsToItsServers(String mediaType) {
        SourceReading reading = page(mediaType, list(6) + "- [Site](https://kite.example/app) - A site\n");
        assertThat(reading.failed()).isFalse();
        assertThat(reading.servers()).isEmpty();
        assertThat(sources(reading))
                .hasSize(7)
                .startsWith("github:acme/kite0")
                .endsWith("html:https://kite.example/app");
        ServerDefinition first = reading.leads().get(0).described().orElseThrow();
        assertThat(first.server().id()).isEqualTo("github:acme/kite0");
        assertThat(first.server().description()).contains("Flies kites");
        assertThat(first.server().repository()).contains("https://github.com/acme/kite0");
        assertThat(first.tools()).isEmpty();
        assertThat(first.provenance().source()).isEqualTo("html");
        assertThat(first.provenance().location()).isEqualTo(url("/page"));
        assertThat(first.provenance().complete()).isFalse();
        assertThat(first.provenance().details())
                .containsEntry("category", "Air")
                .containsEntry("flags", "Python");
    }

    @Test
    void aPageOfAServerNamesItsToolsAndItsRepository() {
        SourceReading reading = html("""
                <title>Kite | Directory</title><meta name="description" content="Flies kites.">
                <link rel="canonical" href="/servers/kite">
                <nav><a href="https://github.com/directory/site">GitHub</a></nav>
                <main><h1>Kite</h1><a href="https://github.com/Acme/Kite" aria-label="View source">↗</a>
                <p>Like <a href="https://github.com/acme/other">another one</a>.</p>
                <h2>Tools</h2><table><tr><th>Name</th><th>Description</th></tr>
                <tr><td>fly_kite<i>A</i></td><td>Flies it</td></tr></table></main>
                """);
        Lead lead = reading.leads().get(0);
        assertThat(lead.sources()).containsExactly("github:acme/kite");
        ServerDefinition described = lead.described().orElseThrow();
        assertThat(described.server().id()).isEqualTo("github:acme/kite");
        assertThat(described.server().name()).isEqualTo("Kite");
        assertThat(described.server().homepage()).contains(url("/servers/kite"));
        assertThat(tools(described)).containsExactly("fly_kite");
        assertThat(described.tools().get(0).description()).contains("Flies it");
        assertThat(described.tools().get(0).origin().parametersUnknown()).isTrue();
        assertThat(described.provenance().complete()).isFalse();
        assertThat(described.provenance().warnings()).extracting(Warning::code).containsExactly("tools-from-page");
    }

    @Test
    void aPageWithoutARepositoryIsAServerItself() {
        SourceReading reading = html("<h1>Kite</h1><h2>Tools</h2><ul><li><code>fly_kite</code>: Flies it</li></ul>");
        assertThat(reading.leads()).isEmpty();
        ServerDefinition server = reading.servers().get(0);
        assertThat(server.server().id()).isEqualTo(url("/page"));
        assertThat(tools(server)).containsExactly("fly_kite");
        assertThat(reading.partial()).isTrue();
    }

    @Test
    void whatWasNotInspectedIsUnknownAndNotEmpty() {
        SourceReading reading = html("<main><h1>Kite</h1><p>This server has not been inspected yet.</p></main>");
        assertThat(codes(reading)).containsExactly("not-inspected");
        assertThat(reading.servers().get(0).tools()).isEmpty();
        assertThat(reading.servers().get(0).provenance().complete()).isFalse();
        assertThat(codes(html("<main><h1>Kite</h1><p>Nothing here.</p></main>")))
                .containsExactly("nothing-listed");
    }

    @Test
    void readsWhatAPageSaysForMachines() {
        SourceReading reading = html("""
                <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
                {"@type":["SoftwareApplication"],"name":"Kite","softwareVersion":"1.2","description":"Flies",
                 "codeRepository":"https://github.com/acme/kite"},
                {"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Which tools does it have?",
                 "acceptedAnswer":{"@type":"Answer","text":"<ul><li><code>fly_kite</code>: Flies it</li></ul>"}}]}]}</script>
                <script type="application/ld+json">{broken</script><main><h1>A kite</h1></main>
                """);
        ServerDefinition kite = reading.leads().get(0).described().orElseThrow();
        assertThat(kite.server().name()).isEqualTo("Kite");
        assertThat(kite.server().version()).contains("1.2");
        assertThat(tools(kite)).containsExactly("fly_kite");
        assertThat(sources(reading)).containsExactly("github:acme/kite");
    }

    @Test
    void aListForMachinesLeadsToPagesOfTheSiteAndToRepositories() {
        SourceReading reading = html("""
                <link rel="next" href="?page=2"><script type="application/ld+json">{"@type":"ItemList","itemListElement":[
                {"@type":"ListItem","position":1,"url":"%s"},
                {"@type":"ListItem","item":{"@type":"SoftwareSourceCode","name":"Kite","url":"https://github.com/acme/kite"}},
                {"@type":"ListItem","item":{"name":"bad","url":"javascript:alert(1)"}}]}</script><main>Servers</main>
                """.formatted(url("/servers/cart")));
        assertThat(sources(reading))
                .containsExactly("html:" + url("/servers/cart"), "github:acme/kite", "html:" + url("/page?page=2"));
        assertThat(reading.leads().get(0).described()).isEmpty();
    }

    @Test
    void aPageOfCardsLeadsToTheRepositoriesThatItLinks() {
        SourceReading reading = html("""
                <main><h1>All</h1><div><a href="https://github.com/acme/kite">Kite</a></div>
                <div><a href="https://github.com/acme/cart"><img src="x.png"></a></div>
                <a rel="next nofollow" href="https://elsewhere.example/2">more</a></main>
                <footer><a href="https://github.com/directory/site">Source</a></footer>
                """);
        assertThat(sources(reading)).containsExactly("github:acme/kite", "github:acme/cart");
    }

    private SourceReading sitemap(String path, byte[] body) {
        pages.put(
                path, new MockResponse.Builder().body(new Buffer().write(body)).build());
        return read("html:" + url(path), true);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String urlset(String... places) {
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        for (String place : places) {
            xml.append("<url><loc>").append(place).append("</loc></url>");
        }
        return xml.append("</urlset>").toString();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void aSitemapLeadsToThePagesOfItsSite() throws IOException {
        String xml = urlset(url("/servers/a"), url("/servers/b"), "https://elsewhere.example/c");
        List<String> expected = List.of("html:" + url("/servers/a"), "html:" + url("/servers/b"));
        assertThat(sources(sitemap("/sitemap.xml", utf8(xml)))).isEqualTo(expected);
        assertThat(sources(sitemap("/sitemap.xml.gz", gzip(utf8(xml))))).isEqualTo(expected);
        String index = "<?xml version=\"1.0\"?><sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                + "<sitemap><loc>" + url("/one.xml") + "</loc></sitemap></sitemapindex>";
        assertThat(sources(sitemap("/index.xml", utf8(index)))).containsExactly("html:" + url("/one.xml"));
    }

    @Test
    void aHostileSitemapIsBounded() throws IOException {
        String entities = "<?xml version=\"1.0\"?><!DOCTYPE urlset [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + urlset(url("/&x;")).replaceFirst("<\\?xml[^>]*>", "");
        assertThat(sitemap("/sitemap.xml", utf8(entities)).failed()).isTrue();
        assertThat(codes(sitemap("/bomb.xml.gz", gzip(new byte[60 << 20])))).containsExactly("too-large");
        assertThat(sitemap("/broken.xml.gz", new byte[] {0x1f, (byte) 0x8b, 1, 2})
                        .failed())
                .isTrue();
        assertThat(sitemap("/twice.xml.gz", gzip(gzip(utf8(urlset(url("/a")))))).failed())
                .isTrue();
    }

    @Test
    void aHostilePageCostsItselfOnly() {
        assertThat(codes(html("x".repeat((2 << 20) + 1)))).containsExactly("too-large");
        assertThat(html("<div>".repeat(100_000) + "<h2>Tools</h2>").failed()).isTrue();
        assertThat(html("<ul><li>".repeat(50_000)).failed()).isTrue();
        assertThat(html("<table><tr><td>".repeat(30_000)).failed()).isTrue();
        assertThat(html("<a href='https://github.com/a/b'>".repeat(20_000)).leads())
                .hasSize(1);
        assertThat(html("<h2>Tools</h2><ul><li><code>" + "(".repeat(100_000)).failed())
                .isTrue();
        assertThat(html("").failed()).isTrue();
        assertThat(codes(page("image/png", "x"))).containsExactly("not-a-page");
    }

    @Test
    void neitherABaseNorAScriptNorARefreshLeadsElsewhere() {
        String head =
                "<base href='https://elsewhere.example/'><meta http-equiv=refresh content='0;url=http://169.254.169.254/'>"
                        + "<link rel=canonical href='https://elsewhere.example/x'>";
        SourceReading reading = html(head + "<a rel=next href='/2'>next</a><script>location='http://10.0.0.1/'</script>"
                + "<a href='javascript:alert(1)'>github</a><h2>Tools</h2><ul><li><code>fly_kite</code>: x</li></ul>");
        assertThat(reading.servers().get(0).server().id()).isEqualTo(url("/page"));
        assertThat(sources(reading)).containsExactly("html:" + url("/2"));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void everyAddressIsCheckedWhenItIsRead() {
        for (String address : List.of(url("/page"), "https://169.254.169.254/", "http://metadata.google.internal/")) {
            SourceReading reading = read("html:" + address, false);
            assertThat(codes(reading)).as(address).containsExactly("refused");
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void doesNotReadWhatTheSiteDoesNotWantRead() {
        pages.put(
                "/robots.txt",
                new MockResponse.Builder()
                        .body("User-agent: *\nDisallow: /page")
                        .build());
        assertThat(codes(html("<h1>x</h1>"))).containsExactly("robots");
    }

    @Test
    void readsFilesToo() throws IOException {
        Files.writeString(folder.resolve("list.md"), list(5));
        assertThat(sources(read("html:list.md", false))).hasSize(5);
        Files.writeString(
                folder.resolve("kite.html"),
                "<h1>Kite</h1><h2>Tools</h2><ul><li><code>fly_kite</code>: Flies it</li></ul>");
        ServerDefinition kite = read("html:kite.html", false).servers().get(0);
        assertThat(kite.server().id()).isEqualTo("html:kite.html");
        assertThat(kite.provenance().fetchedAt()).isEmpty();
        assertThat(codes(read("html:absent.html", false))).containsExactly("file-unreadable");
    }
}
