package dev.riskdex.crawler.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.sandbox.RunRules;
import dev.riskdex.crawler.source.LiveSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All servers of {@link HttpCases}, asked side by side. */
class HostileHttpTest {

    private static final Map<String, HttpCases.Case> CASES = HttpCases.all();
    private static final Map<String, RawHttpServer> SERVERS = new LinkedHashMap<>();

    private static Outcomes outcomes;

    @BeforeAll
    static void crawl(@TempDir Path folder) throws IOException {
        Map<String, Source> sources = new LinkedHashMap<>();
        for (Map.Entry<String, HttpCases.Case> entry : CASES.entrySet()) {
            RawHttpServer server = new RawHttpServer(entry.getValue().script());
            SERVERS.put(entry.getKey(), server);
            sources.put(entry.getKey(), LiveSource.parse(server.url("/mcp")));
        }
        outcomes = Outcomes.of(sources, LiveWorld.quick(folder, RunRules.careful(folder)));
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(RawHttpServer::close);
    }

    private static List<RawHttpServer.Request> requests(String name) {
        return Objects.requireNonNull(SERVERS.get(name)).requests();
    }

    static Set<String> cases() {
        return CASES.keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutAsTheTableSays(String name) {
        outcomes.check(name, Objects.requireNonNull(CASES.get(name)).expected());
    }

    @Test
    void nothingButListsWasAskedFor() {
        List<String> methods = new ArrayList<>();
        SERVERS.values().forEach(server -> server.requests().forEach(request -> methods.add(request.rpc())));
        assertThat(methods)
                .containsOnly("server/discover", "initialize", "notifications/initialized", "tools/list", "");
    }

    @Test
    void theServersOwnRequestsWereAnswered() {
        List<RawHttpServer.Request> requests = requests("requests of the server before the answer");
        assertThat(requests)
                .anyMatch(request -> request.body().contains("\"id\":\"s1\",\"result\":{}"))
                .anyMatch(request -> request.body().contains("\"id\":2,\"error\":{\"code\":-32601"));
    }

    @Test
    void messagesOfTheStatelessEraSayWhatTheyAre() {
        RawHttpServer.Request list = requests("stateless").get(1);
        assertThat(list.header("Mcp-Method")).isEqualTo("tools/list");
        assertThat(list.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
        assertThat(list.header("Accept")).contains("application/json").contains("text/event-stream");
        assertThat(list.body())
                .contains("\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"")
                .contains("\"io.modelcontextprotocol/clientCapabilities\":{}");
    }

    @ParameterizedTest
    @CsvSource({
        "changes told on a stream of their own, 2",
        "changes told again and again, 2",
        "changes told with the answer, 2",
        "changes told too late, 1",
        "no stream of changes, 1",
    })
    void aChangedListIsAskedForOnce(String name, int lists) {
        assertThat(requests(name))
                .filteredOn(request -> request.rpc().equals("tools/list"))
                .hasSize(lists);
    }

    @Test
    void sessionsAreEnded() {
        assertThat(requests("session kept"))
                .anyMatch(request -> request.method().equals("DELETE")
                        && request.header("Mcp-Session-Id").equals("s1"));
    }
}
