package dev.riskdex.crawler.html;

import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import tools.jackson.databind.JsonNode;

/**
 * What a page says about itself for machines (JSON-LD): the software that it is about, the list that it shows, and
 * questions with their answers.
 */
final class StructuredData {

    /** Blocks that are read at most; pages have one to five. */
    private static final int MOST_BLOCKS = 50;

    /** Objects that are looked at, in all blocks together. */
    private static final int MOST_OBJECTS = 50_000;

    private static final Set<String> SOFTWARE =
            Set.of("softwareapplication", "softwaresourcecode", "webapplication", "mobileapplication");

    private final List<JsonNode> software = new ArrayList<>();
    private final List<JsonNode> items = new ArrayList<>();
    private final List<JsonNode> questions = new ArrayList<>();
    private int objects;

    /** Reads the blocks of a page; those that are broken say nothing. */
    StructuredData(Document page, ReadLimits limits) {
        JsonTreeReader reader = JsonTreeReader.strict(limits);
        page.select("script").stream()
                .filter(script -> script.attr("type").strip().equalsIgnoreCase("application/ld+json"))
                .limit(MOST_BLOCKS)
                .map(Element::data)
                .map(text -> reader.read(text, "ld+json"))
                .filter(document -> !document.broken())
                .flatMap(document -> document.root().stream())
                .forEach(this::sort);
    }

    private void sort(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty() && objects++ < MOST_OBJECTS) {
            JsonNode node = open.pop();
            if (node.isArray()) {
                pushAll(open, node);
                continue;
            }
            if (types(node).anyMatch(SOFTWARE::contains)) {
                software.add(node);
            } else if (types(node).anyMatch("itemlist"::equals)) {
                node.path("itemListElement").forEach(items::add);
            } else if (types(node).anyMatch("faqpage"::equals)) {
                (node.path("mainEntity").isArray() ? node.path("mainEntity") : List.of(node.path("mainEntity")))
                        .forEach(questions::add);
            } else {
                pushAll(open, node.path("@graph"));
                Stream.of("mainEntity", "about", "hasPart")
                        .map(node::path)
                        .filter(part -> part.isObject() || part.isArray())
                        .forEach(open::push);
            }
        }
    }

    /** In their order, first on top. */
    private static void pushAll(Deque<JsonNode> open, JsonNode array) {
        for (int i = array.size() - 1; i >= 0; i--) {
            open.push(array.get(i));
        }
    }

    private static Stream<String> types(JsonNode node) {
        JsonNode type = node.path("@type");
        Stream<JsonNode> all = type.isArray() ? type.valueStream() : Stream.of(type);
        return all.map(one -> one.asString("").replaceFirst(".*/", "").toLowerCase(Locale.ROOT));
    }

    /** The one software that the page is about; empty where it speaks of several or none. */
    Optional<JsonNode> software() {
        return software.size() == 1 ? Optional.of(software.get(0)) : Optional.empty();
    }

    /** The entries of the list that the page shows, in its order. */
    List<ListEntry> entries() {
        List<JsonNode> listed = items.isEmpty() && software.size() > 1 ? software : items;
        return listed.stream()
                .map(element -> element.path("item").isObject() ? element.path("item") : element)
                .map(StructuredData::entry)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ListEntry> entry(JsonNode item) {
        String link = text(item, "codeRepository")
                .or(() -> text(item, "url"))
                .or(() -> text(item, "item"))
                .or(() -> text(item, "@id"))
                .orElse("");
        String name = text(item, "name").orElse(link);
        return Links.isWeb(link)
                ? Optional.of(
                        new ListEntry(name, link, text(item, "description").orElse(""), "", ""))
                : Optional.empty();
    }

    /** What the page answers, with the questions as headings, in HTML. */
    String answers() {
        StringBuilder html = new StringBuilder();
        for (JsonNode question : questions) {
            String heading = text(question, "name").orElse("");
            JsonNode answer = question.path("acceptedAnswer");
            html.append("<h2>").append(Entities.escape(heading)).append("</h2>");
            text(answer.isArray() ? answer.path(0) : answer, "text").ifPresent(html::append);
        }
        return html.toString();
    }

    static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asString("").strip()).filter(text -> !text.isBlank());
    }
}
