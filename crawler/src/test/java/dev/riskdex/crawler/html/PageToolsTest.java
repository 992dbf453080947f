package dev.riskdex.crawler.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.extract.lists.ReadmeReader;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tools that pages name: tables by their cells, and everything that a README could say as a README. */
class PageToolsTest {

    private static List<String> readAsReadme(String body) {
        String markdown = DomMarkdown.withoutLinks(Jsoup.parseBodyFragment(body).body());
        return new ReadmeReader()
                .read(markdown).stream()
                        .map(item -> item.name() + "=" + item.text())
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<h2>Tools</h2><ul><li><code>fly_kite</code> - Flies it</li></ul>; fly_kite=Flies it",
                "<h2>Tools</h2><ul><li><p><strong>fly_kite</strong>: Flies it</p></li></ul>; fly_kite=Flies it",
                "<h2>Tools</h2><ol><li><a href='#x'><code>fly_kite</code></a>: Flies it</li></ol>; fly_kite=Flies it",
                "<h2>Available tools</h2><h3>fly_kite</h3><p>Flies it</p>; fly_kite=Flies it",
                "<h2>Tools</h2><h3><div>fly_kite</div></h3><p>Flies it</p>; fly_kite=Flies it",
                "<h2>Tools</h2><dl><dt><code>fly_kite</code></dt><dd>Flies it</dd></dl>; fly_kite=Flies it",
                "<h2>Tools</h2><details><summary><b>fly_kite</b></summary><p>Flies it</p></details>; fly_kite=Flies it",
                "<h2>Tools</h2><table><tr><th>Tool</th><th>Description</th></tr><tr><td><code>fly_kite</code></td><td>Flies | it</td></tr></table>; fly_kite=Flies",
                "<h2>Tools</h2><ul><li><code>fly_kite</code> - Flies<ul><li><code>wind_speed</code>: a number</li></ul></li></ul>; fly_kite=Flies",
            })
    void mapsTheFormsOfReadmes(String body, String tool) {
        assertThat(readAsReadme(body)).singleElement().asString().startsWith(tool);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<h2>Install</h2><ul><li><code>fly_kite</code> - Flies it</li></ul>",
                "<h2>Tools</h2><script>- `fly_kite` - Flies it</script>",
                "<h2>Tools</h2><pre>\n- `fly_kite` - Flies it\n</pre>",
                "<nav><h2>Tools</h2><ul><li><code>fly_kite</code> - Flies it</li></ul></nav>",
                "<h2>Tools</h2><p>It can fly a kite.</p>",
            })
    void leavesOutWhatIsNoTool(String body) {
        assertThat(readAsReadme(body)).isEmpty();
    }

    @Test
    void readsTheFirstTableOfToolsByItsCells() {
        String body = """
                <h3>Server Configuration</h3>
                <table><tr><th>Name</th><th>Required</th><th>Description</th></tr>
                <tr><td>KITE_KEY</td><td>yes</td><td>A key</td></tr></table>
                <h3>Prompts</h3>
                <table><tr><th>Name</th><th>Description</th></tr><tr><td>plan_day</td><td>Plans</td></tr></table>
                <h3>Tools</h3>
                <table><thead><tr><th>Name</th><th>Description</th></tr></thead><tbody>
                <tr><td><div><a href="/t/list_kites">list_kites</a><span>A</span></div></td><td>Lists <b>kites</b></td></tr>
                <tr><td>drop_kite<sup>B</sup></td><td>Drops one<table><tr><td>inner</td></tr></table></td></tr>
                <tr><td><code>fly.kite</code> new</td><td></td></tr>
                <tr><td>two words</td><td>No name</td></tr><tr><td>alone</td></tr></tbody></table>
                <h3>Tools</h3>
                <table><tr><th>Name</th><th>Description</th></tr><tr><td>another</td><td>Late</td></tr></table>
                """;
        assertThat(ToolTable.in(Jsoup.parseBodyFragment(body).body()))
                .hasToString("{list_kites=Lists kites, drop_kite=Drops one inner, fly.kite=}");
    }

    @ParameterizedTest
    @CsvSource({"Nom, Texte", "Name, Value", "Name, Price", "Tool, Type"})
    void otherTablesAreNotOfTools(String first, String second) {
        String body =
                "<table><tr><th>" + first + "</th><th>" + second + "</th></tr><tr><td>a_b</td><td>x</td></tr></table>";
        assertThat(ToolTable.in(Jsoup.parseBodyFragment(body).body())).isEmpty();
    }
}
