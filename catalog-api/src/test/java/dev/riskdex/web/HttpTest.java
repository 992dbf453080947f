package dev.riskdex.web;

import static dev.riskdex.web.WebFixture.KESTRA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {

    @TempDir
    static Path home;

    private static WebFixture web;

    @BeforeAll
    static void start() {
        web = new WebFixture(home);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/search?q=x", "/nowhere", "/api/v1/search?q=x", "/api/v1/nowhere", "/assets/style.css"})
    void everyAnswerIsProtected(String path) {
        HttpResponse<String> answer = web.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, 404",
        "/servers/nobody, 404",
        KESTRA + "/tools/nothing, 404",
        KESTRA + "/tools?tool=nothing, 404",
        "/categories/nothing, 404",
        "/attack-patterns/nothing, 404",
        "/assets/../logback.xml, 404",
        "/assets/%2e%2e%2flogback.xml, 404",
        "/servers/nobody/policy, 404",
        KESTRA + "/policy?profile=lax, 400",
        "/search?category=nothing, 400",
        "/search?limit=many, 400",
        "/search?cursor=foreign, 400"
    })
    void errorsArePagesWithASearchBox(String path, int status) {
        HttpResponse<String> answer = web.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(Jsoup.parse(answer.body()).select("main form[action=/search] input"))
                .hasSize(1);
        assertThat(answer.body()).doesNotContain("dev.riskdex", "at java");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nowhere, 404",
        "GET, /api/v1/servers/nobody, 404",
        "GET, /api/v1/search?severity=nothing, 400",
        "GET, /api/v1/search?cursor=foreign, 400",
        "GET, /api/v1/servers?limit=many, 400",
        "GET, /api/v1/servers/evil/tools, 400",
        "DELETE, /api/v1/search, 405",
        "GET, /api/v1/classify, 405",
        "POST, /api/v1/classify, 400"
    })
    void errorsOfTheApiAreProblems(String method, String path, int status) {
        HttpResponse<String> answer = web.send(method, path, "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).startsWith("{\"type\":\"about:blank\",\"title\":");
    }

    @Test
    void methodsThatAreNotThereAreRefused() {
        assertThat(web.send("POST", "/", "x").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/servers", "/api/v1/search?q=x", "/assets/style.css", "/health"})
    void headHasNoBody(String path) {
        HttpResponse<String> answer = web.send("HEAD", path, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void filesAreKeptByBrowsers() {
        HttpResponse<String> plain = web.get("/assets/style.css");
        String tag = plain.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = web.send("GET", "/assets/style.css", "", "If-None-Match", tag);
        HttpResponse<String> versioned = web.get(Asset.address("style.css"));

        assertThat(tag).matches("\"[0-9a-f]{16}\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(versioned.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(plain.headers().firstValue("Cache-Control")).contains("public, max-age=300");
    }

    @Test
    void refusesHugeBodies() {
        assertThat(web.send("POST", "/api/v1/classify", "x".repeat((16 << 20) + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void listensOnThisMachineOnly() {
        assertThat(web.server().address().getHost()).isEqualTo("127.0.0.1");
    }
}
