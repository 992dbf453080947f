package dev.riskdex.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.model.Capability;
import dev.riskdex.model.CapabilityEvidence;
import dev.riskdex.model.ToolRisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hits and near misses side by side: a capability that is wrongly given makes a path where there is none. */
class CapabilitiesTest {

    private static final Classifier CLASSIFIER = Classifier.standard();

    private static ToolRisk risk(String server, String name, String description, String parameter) {
        String schema = parameter == null
                ? ""
                : "{'type':'object','properties':{'" + parameter + "':{'type':'string'}},'required':['" + parameter
                        + "']}";
        return CLASSIFIER
                .classify(Servers.server(server, Servers.tool(name, description, schema, "")))
                .tools()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "strongroom, get_secret, Returns the value of a secret., name, reads-secrets, secret",
        "mail box, list_emails, Lists emails., folder, reads-private-data, emails",
        "mail box, list_emails, Lists emails., folder, reads-untrusted-content, emails",
        "shelf files, read_file, Reads a file., path, reads-files, path",
        "web reader, fetch_page, Fetches a page., url, reads-untrusted-content, url",
        "web reader, fetch_page, Fetches a page., url, reaches-network, url",
        "shelf files, write_file, Writes a file., path, writes-files, path",
        "web reader, download_file, Downloads a file to disk., url, downloads, download",
        "workbench, run_python, Runs Python code., code, runs-code, code",
        "larder database, run_query, Runs a statement., sql, free-query, sql",
        "mail box, send_email, Sends an email., to, sends-to-people, email",
        "chirp messaging, create_post, Publishes a post on social media., text, publishes, social media",
        "roster, grant_role, Grants a role to a user., role, changes-access, role",
        "cloud hosting, delete_dns_record, Deletes a DNS record., id, changes-infrastructure, dns",
        "notes, delete_note, Deletes a note., id, deletes-data, delete",
        "till, create_refund, Refunds a payment., amount, moves-money, create … refund",
        "browser pilot, browser_click, Clicks on an element., selector, controls-browser, click"
    })
    void givesACapabilityWithTheWordsThatSaySo(
            String server, String name, String description, String parameter, String capability, String quote) {
        assertThat(risk(server, name, description, parameter).capabilityEvidence())
                .filteredOn(item -> item.capability() == Capability.of(capability))
                .extracting(CapabilityEvidence::quote)
                .containsExactly(quote);
    }

    @ParameterizedTest
    @CsvSource({
        "strongroom, list_secret_santa_games, Lists games., year, changes-access",
        "price lists, get_price_history, Returns the history of a price., symbol, reads-private-data",
        "trade database, get_countries, Returns the countries., search, reads-private-data",
        "shelf files, list_files, Lists files., path, reads-private-data",
        "bookmarks, create_bookmark, Stores a bookmark., url, reaches-network",
        "bookmarks, create_bookmark, Stores a bookmark., url, reads-untrusted-content",
        "code tools, list_codes, Lists discount codes., query, runs-code",
        "workbench, list_commands, Lists allowed commands., name, runs-code",
        "tracker, transfer_issue, Moves an issue to another team., issue_id, moves-money",
        "tasks, create_task, Creates a task for the user., title, changes-access",
        "mail box, draft_email, Drafts an email., to, deletes-data",
        "docs, search_docs, Searches the documentation about deleting users., query, deletes-data",
        "windows shell, run_command, Runs a command., command, controls-device"
    })
    void givesNoneThatOnlyLooksLikeIt(
            String server, String name, String description, String parameter, String capability) {
        assertThat(risk(server, name, description, parameter).capabilities()).doesNotContain(Capability.of(capability));
    }

    @Test
    void quotesOneWordForEachCapabilityInTheSameOrder() {
        ToolRisk risk = risk("web reader", "fetch_page", "Fetches a page.", "url");

        assertThat(risk.capabilityEvidence())
                .extracting(CapabilityEvidence::capability)
                .containsExactlyElementsOf(risk.capabilities());
    }
}
