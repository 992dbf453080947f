package dev.riskdex.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "list_runs, list runs",
        "listRuns, list runs",
        "ListRuns, list runs",
        "list-runs, list runs",
        "list.runs, list runs",
        "list/runs, list runs",
        "list runs, list runs",
        "LIST_RUNS, list runs",
        "__list__runs__, list runs",
        "changeTaskrun-state.now, change taskrun state now",
        "getHTTPServer, get http server",
        "HTTPServer, http server",
        "getURL, get url",
        "parseJSONFile, parse json file",
        "listVMs, list vms",
        "listVMsByName, list vms by name",
        "APIsList, apis list",
        "d1_database_delete, d database delete",
        "r2BucketDelete, r bucket delete",
        "base64encode, base encode",
        "3d_render, d render",
        "a, a",
        "élargir_été, élargir été",
        "удалитьФайл, удалить файл",
        "删除文件, 删除文件",
        "删除_file, 删除 file",
        "ÄndernFluss, ändern fluss",
    })
    void readsTheWordsThatAPersonReads(String identifier, String words) {
        assertThat(Words.of(identifier)).isEqualTo(List.of(words.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"execution", "checklist", "settings", "dropbox", "postgres", "undeleted", "Killer"})
    void neverLooksInsideAWord(String identifier) {
        assertThat(Words.of(identifier)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "_", "123", "--.--", "\u0000\u202E", "\uD83D\uDC4D"})
    void hasNoWordsWithoutLetters(String identifier) {
        assertThat(Words.of(identifier)).isEmpty();
    }
}
