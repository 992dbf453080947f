package dev.riskdex.catalog;

import static dev.riskdex.catalog.Samples.CLASSIFIER;
import static dev.riskdex.catalog.Samples.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import dev.riskdex.search.SearchField;
import dev.riskdex.search.SearchFilter;
import dev.riskdex.search.SearchQuery;
import dev.riskdex.search.SearchResult;
import dev.riskdex.search.SearchResult.Facet;
import dev.riskdex.search.SearchResult.Hit;
import dev.riskdex.search.SearchResult.Match;
import dev.riskdex.search.SearchResult.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueSearchTest {

    @TempDir
    static Path home;

    private static Catalogue catalogue;

    @BeforeAll
    static void fill() {
        catalogue = Catalogue.open(home, () -> CLASSIFIER, CLOCK);
        catalogue.putAll(List.of(Samples.kestra(), Samples.payments(), Samples.hostile()));
    }

    @AfterAll
    static void close() {
        catalogue.close();
    }

    @ParameterizedTest
    @CsvSource({
        "change_taskrun_state, change_taskrun_state",
        "changeTaskrunState, change_taskrun_state",
        "changeTaskRunState, change_taskrun_state",
        "change-taskrun-state, change_taskrun_state",
        "task run state, change_taskrun_state",
        "taskrun, change_taskrun_state",
        "task state, change_taskrun_state",
        "CHANGE STATE, change_taskrun_state",
        "chang, change_taskrun_state",
        "changetask, change_taskrun_state",
        "send refunds, sendRefund",
        "refund, sendRefund",
        "send_refund, sendRefund",
        "kv, manage_kv_store",
        "flow id, delete_flow_logs",
        "removes logs, delete_flow_logs",
        "searching the manual, docs_search",
        "删除, 删除",
        "two words, two words"
    })
    void findsFirst(String query, String tool) {
        assertThat(search(query).hits()).extracting(Hit::tool).startsWith(tool);
    }

    @ParameterizedTest
    @CsvSource({"listing, list_executions", "reboot, change_taskrun_state"})
    void doesNotFindWhatOnlyLooksAlike(String query, String tool) {
        assertThat(search(query).hits()).extracting(Hit::tool).doesNotContain(tool);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "(",
                "a AND",
                "*",
                "?",
                "name:",
                "[1 TO",
                "\\",
                "~",
                "^",
                "\u0000",
                "\uD800",
                "<script>",
                "&&",
                "/.*/",
                "-",
                "+",
                "' or 1=1 --",
                "🎉"
            })
    void takesAnyText(String query) {
        assertThat(search(query).total()).isBetween(0L, 40L);
    }

    @Test
    void takesLongTexts() {
        assertThat(search("x".repeat(100_000)).total()).isZero();
        assertThat(search("delete ".repeat(10_000)).total()).isPositive();
    }

    @Test
    void showsTheRiskiestFirstWithoutWords() {
        assertThat(search("").hits()).extracting(Hit::tool).startsWith("sendRefund", "frobnicate");
        assertThat(search("  ...  ").total()).isEqualTo(search("").total());
    }

    @Test
    void showsTheRiskierOfTwoEqualMatches() {
        assertThat(search("kestra").hits())
                .extracting(Hit::severity)
                .startsWith(Severity.HIGH, Severity.HIGH, Severity.HIGH, Severity.MEDIUM, Severity.LOW);
    }

    @Test
    void saysWhenNoToolHasAllWords() {
        SearchResult result = search("refund weather");

        assertThat(result.match()).isEqualTo(Match.SOME_WORDS);
        assertThat(result.hits()).extracting(Hit::tool).contains("sendRefund");
        assertThat(search("refund").match()).isEqualTo(Match.EVERY_WORD);
        assertThat(search("weather").total()).isZero();
    }

    @Test
    void countsFacets() {
        SearchResult result = search("");

        assertThat(facet(result, "category"))
                .contains(new Value("Read", 23), new Value("Destructive", 2), new Value("Financial", 1));
        assertThat(facet(result, "source"))
                .containsExactly(new Value("file", 21), new Value("snapshot", 5), new Value("npm", 3));
        assertThat(facet(result, "server")).hasSize(3);
    }

    @Test
    void keepsTheOtherChoicesOfAFilteredFacet() {
        SearchResult result = catalogue.search(SearchQuery.of("").withCategory(Category.FINANCIAL));

        assertThat(result.total()).isEqualTo(1);
        assertThat(facet(result, "category")).contains(new Value("Read", 23));
        assertThat(facet(result, "severity")).containsExactly(new Value("Critical", 1));
    }

    @Test
    void filtersByAll() {
        SearchQuery query = new SearchQuery(
                "",
                List.of(
                        SearchFilter.is(SearchField.CATEGORY, "read"),
                        SearchFilter.is(SearchField.SEVERITY, "low"),
                        SearchFilter.is(SearchField.SERVER, "acme-payments"),
                        SearchFilter.is(SearchField.SOURCE, "npm")),
                false,
                5,
                Optional.empty());

        assertThat(catalogue.search(query).hits()).extracting(Hit::tool).containsExactly("docs_search");
    }

    @Test
    void givesEveryHitOncePageByPage() {
        SearchQuery query = SearchQuery.of("").withLimit(4);
        List<String> seen = new ArrayList<>();
        Optional<String> cursor;
        do {
            SearchResult page = catalogue.search(query);
            page.hits().forEach(hit -> seen.add(hit.server() + " " + hit.tool()));
            cursor = page.nextCursor();
            query = query.from(cursor);
        } while (cursor.isPresent());

        assertThat(seen).doesNotHaveDuplicates().hasSize(29);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "////", "MSAyIDM", "\u0000", "Li4gLi4gLi4"})
    void refusesForeignCursors(String cursor) {
        SearchQuery query = SearchQuery.of("").from(Optional.of(cursor));
        if (cursor.equals("MSAyIDM")) {
            assertThat(catalogue.search(query).hits()).isNotNull();
        } else {
            assertThatThrownBy(() -> catalogue.search(query)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void marksWordsInDescriptions() {
        Hit hit = search("task run state").hits().stream()
                .filter(other -> other.tool().equals("list_executions"))
                .findFirst()
                .orElseThrow();

        assertThat(hit.highlight())
                .isEqualTo("Lists executions with the <mark>state</mark> of each <mark>task</mark> <mark>run</mark>.");
    }

    @Test
    void marksNothingButWords() {
        Hit hit = search("alert red").hits().get(0);

        assertThat(hit.highlight().replaceAll("</?mark>", ""))
                .doesNotContain("<", ">", "\u202E", "\u001B")
                .contains("&lt;U+202E&gt;");
    }

    private static List<Value> facet(SearchResult result, String name) {
        return result.facets().stream()
                .filter(facet -> facet.field().id().equals(name))
                .map(Facet::values)
                .findFirst()
                .orElseThrow();
    }

    private static SearchResult search(String query) {
        return catalogue.search(SearchQuery.of(query));
    }
}
