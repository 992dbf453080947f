package dev.riskdex.crawler.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListEntriesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "- [acme/kite](https://github.com/acme/kite) 🐍 🏠 - Flies kites.; acme/kite; Flies kites.; Python, local service",
                "- [acme/kite](https://github.com/acme/kite) 🎖️ 📇 ☁️ Flies kites; acme/kite; Flies kites; official, TypeScript, cloud service",
                "- **[Kite](https://github.com/acme/kite)** - Flies kites; Kite; Flies kites;",
                "* **[Kite](https://github.com/acme/kite)** – Flies kites, far; Kite; Flies kites, far;",
                "- 🪁 [Kite](https://github.com/acme/kite): flies [kites](https://k.example); Kite; flies kites;",
                "- <img src=\"a.png\" width=12> **[Kite](https://github.com/acme/kite)** - flies; Kite; flies;",
                "- [Kite](https://github.com/acme/kite) [![grade](https://b.example/x.svg)](https://b.example) 🦀 - flies; Kite; flies; Rust",
                "- [Kite](https://github.com/acme/kite.git); Kite; '';",
                "- [`kite`](https://github.com/acme/kite/tree/main/src/kite) - flies; kite; flies;",
                "- [Kite](https://kite.example \"Kite\") - flies; Kite; flies;",
                "1. [Kite](https://github.com/acme/kite) - flies; Kite; flies;",
                "| [Kite](https://github.com/acme/kite) | flies | Rust |; Kite; flies Rust;",
                "- [Kite](https://github.com/acme/kite) - A (very) small one - with dashes; Kite; A (very) small one - with dashes;",
            })
    void readsTheFormsOfEntries(String line, String name, String description, String flags) {
        ListEntry entry = ListEntries.in("# Kites\n## Air\n" + line).get(0);
        assertThat(entry.name()).isEqualTo(name);
        assertThat(entry.description()).isEqualTo(description);
        assertThat(entry.flags()).isEqualTo(flags == null ? "" : flags);
        assertThat(entry.category()).isEqualTo("Air");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- see [this](https://github.com/acme/kite) for kites",
                "- [Air](#air)",
                "- [guide](docs/guide.md)",
                "- plain text",
                "- [x](javascript:alert(1)) - flies",
                "[Kite](https://github.com/acme/kite) in a sentence",
                "```\n- [Kite](https://github.com/acme/kite) - flies\n```",
                "## Contributing\n- [Kite](https://github.com/acme/kite) - flies",
                "## Related\n### Lists\n- [Kite](https://github.com/acme/kite) - flies",
                "- text\n    - [Kite](https://kite.example) - a link of an item",
            })
    void ignoresWhatIsNoEntry(String text) {
        assertThat(ListEntries.in("## Air\n" + text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Contributing, true",
        "📖 Table of Contents, true",
        "Tutorials & Videos, true",
        "Community, true",
        "Community Servers, false",
        "Official integrations, false",
        "Legal, false",
        "🎨 <a name=art></a>Art & Culture, false",
    })
    void tellsHeadingsOfOtherThings(String heading, boolean other) {
        String text = "## " + heading + "\n- [Kite](https://github.com/acme/kite) - [Kite](https://k.example) flies";
        assertThat(ListEntries.in(text)).extracting(ListEntry::description).hasSize(other ? 0 : 1);
        assertThat(ListEntries.in(text))
                .allSatisfy(entry -> assertThat(entry.description()).isEqualTo("Kite flies"));
    }

    @Test
    void takesEachServerOnceUnderItsFirstHeading() {
        List<ListEntry> entries = ListEntries.in("""
                ## Air
                - [Kite](https://github.com/Acme/Kite) - flies
                ## Sea
                - [kite](https://github.com/acme/kite.git) - flies again
                - [Kite folder](https://github.com/acme/kite/tree/main/sea) - swims
                ## Community
                - [Forum](https://forum.example) - talk
                ## Land
                - [Cart](https://github.com/acme/cart)
                """);
        assertThat(entries)
                .extracting(ListEntry::key, ListEntry::category)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("github:acme/kite", "Air"),
                        org.assertj.core.groups.Tuple.tuple("github:acme/kite/sea", "Sea"),
                        org.assertj.core.groups.Tuple.tuple("github:acme/cart", "Land"));
    }

    @Test
    void aRenderedListGivesTheSameAsItsMarkdown() {
        String html = """
                <article class="markdown-body"><h1>Kites</h1><div class="markdown-heading"><h2>Air</h2>
                <a class="anchor" href="#air"><svg></svg></a></div><ul>
                <li><a href="https://github.com/acme/kite">acme/kite</a> 🐍 🏠 - Flies <code>kites</code>.</li>
                <li><p><strong><a href="https://github.com/acme/cart">Cart</a></strong> - Rolls</p></li></ul>
                <table><thead><tr><th>Name</th><th>What</th></tr></thead><tbody><tr>
                <td><a href="https://github.com/acme/boat">Boat</a></td><td>Swims</td></tr></tbody></table></article>
                """;
        String markdown = """
                # Kites
                ## Air
                - [acme/kite](https://github.com/acme/kite) 🐍 🏠 - Flies `kites`.
                - **[Cart](https://github.com/acme/cart)** - Rolls

                | Name | What |
                | --- | --- |
                | [Boat](https://github.com/acme/boat) | Swims |
                """;
        assertThat(ListEntries.in(DomMarkdown.withLinks(
                        Jsoup.parse(html, "https://lists.example/").body())))
                .hasSize(3)
                .isEqualTo(ListEntries.in(markdown));
    }
}
