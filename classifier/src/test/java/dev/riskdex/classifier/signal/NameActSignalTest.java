package dev.riskdex.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Servers;
import dev.riskdex.model.Category;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameActSignalTest {

    private static final Signal SIGNAL = new NameActSignal(Seen.VOCABULARY);

    @ParameterizedTest
    @CsvSource({
        "delete_flow, name-act.delete, delete, DESTRUCTIVE",
        "deleteFlow, name-act.delete, delete, DESTRUCTIVE",
        "Delete-Flow, name-act.delete, delete, DESTRUCTIVE",
        "list_runs, name-act.list, list, READ",
        "flow_delete, name-tail.delete, delete, DESTRUCTIVE",
        "d1_database_delete, name-tail.delete, delete, DESTRUCTIVE",
        "execute_flow, name-act.run, execute, EXECUTE",
        "create_note, name-act.create, create, WRITE",
    })
    void quotesTheActAtTheStartOrTheEnd(String name, String rule, String quote, Category category) {
        assertThat(Seen.by(SIGNAL, Servers.named("server", name))).anySatisfy(seen -> {
            assertThat(seen.rule()).isEqualTo(rule);
            assertThat(seen.quote()).isEqualTo(quote);
            assertThat(seen.where()).isEqualTo("name");
            assertThat(seen.speaksFor()).isEqualTo(Optional.of(category));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "deleted_items_view, delete",
        "checklist, list",
        "undeleted_entries, delete",
        "executions, run",
        "dropbox_usage, delete",
        "settings, change",
        "getter, get",
        "123, get"
    })
    void seesNoActInAWordThatOnlyContainsOne(String name, String act) {
        assertThat(Seen.rulesBy(SIGNAL, Servers.named("server", name)))
                .noneMatch(
                        rule -> rule.startsWith("name-act." + act + ":") || rule.startsWith("name-tail." + act + ":"));
    }

    @ParameterizedTest
    @CsvSource({
        "postman, postman_get_item, name-act.get: get",
        "linear, linear_delete_issue, name-act.delete: delete",
        "Run Keeper, keeper_list_laps, name-act.list: list"
    })
    void readsPastTheServersOwnName(String server, String name, String rule) {
        assertThat(Seen.rulesBy(SIGNAL, Servers.named(server, name))).contains(rule);
    }

    @Test
    void readsPastAWordThatMostToolsBeginWith() {
        assertThat(Seen.rulesBy(SIGNAL, Servers.named("server", "acme_delete_a", "acme_get_b", "acme_set_c")))
                .contains("name-act.delete: delete")
                .noneMatch(rule -> rule.startsWith("name-word.acme"));
    }

    @Test
    void namesWhatIsActedOn() {
        assertThat(Seen.rulesBy(SIGNAL, Servers.named("server", "cancel_order")))
                .contains("name-act-on.stop+trade: cancel … order");
        assertThat(Seen.by(SIGNAL, Servers.named("server", "cancel_order")))
                .filteredOn(seen -> seen.rule().equals("name-act-on.stop+trade"))
                .extracting(Observation::speaksFor)
                .containsExactly(Optional.of(Category.FINANCIAL));
    }

    @ParameterizedTest
    @CsvSource({
        "create_text_file_from_url, name-act-on.create+file: create … file, name-act-near.create+text: create … text",
        "docs_page_delete, name-act-on.delete+page: delete … page, name-act-near.delete+docs: delete … docs"
    })
    void tellsTheHeadOfANounFromWhatElseIsNamed(String name, String head, String near) {
        assertThat(Seen.rulesBy(SIGNAL, Servers.named("server", name))).contains(head, near);
    }

    @Test
    void aWordThatIsAsOftenAThingIsAWeakerActBehindOthers() {
        assertThat(Seen.rulesBy(SIGNAL, Servers.named("server", "cost_alert"))).contains("name-noun.send: alert");
        assertThat(Seen.rulesBy(SIGNAL, Servers.named("server", "alert_owner"))).contains("name-act.send: alert");
    }

    @Test
    void readsANameThatIsOnlyAnActWithItsArguments() {
        String numbers = "{'type':'object','properties':{'a':{'type':'number'},'b':{'type':'number'}}}";
        assertThat(Seen.by(SIGNAL, Servers.server("server", Servers.tool("add", "", numbers, ""))))
                .filteredOn(seen -> seen.rule().equals("name-act-on.create+number"))
                .extracting(Observation::speaksFor)
                .contains(Optional.of(Category.READ));
    }

    @Test
    void saysWhenThereIsNoAct() {
        assertThat(Seen.rulesBy(SIGNAL, Servers.named("server", "weather_forecasts_daily")))
                .contains("name-act.none: weather_forecasts_daily");
        List<String> unreadable = Seen.rulesBy(SIGNAL, Servers.named("server", "42"));
        assertThat(unreadable).containsExactly("name-act.none: 42");
    }
}
