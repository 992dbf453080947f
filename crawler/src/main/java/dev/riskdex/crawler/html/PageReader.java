package dev.riskdex.crawler.html;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.extract.lists.ReadmeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/**
 * Reads a page for people: a list of servers as leads, or the page of one server with the tools that it names. What a
 * page says is the least reliable of all sources, so nothing of it counts as complete.
 */
final class PageReader {

    /** Below this many items that begin with a link, a text is about something and not a list. */
    private static final int LIST_FROM = 5;

    private final Page page;
    private final ReadLimits limits;
    private final ListedServers listed;

    PageReader(Page page, ReadLimits limits) {
        this.page = page;
        this.limits = limits;
        this.listed = new ListedServers(page);
    }

    /** Reads Markdown: a list, or a text about one server. */
    SourceReading markdown() {
        String text = page.text();
        List<ToolDefinition> tools = tools(new ReadmeReader().read(text), true);
        List<ListEntry> entries = ListEntries.in(text);
        return isList(entries, tools)
                ? listed.reading(entries, Optional.empty())
                : server(info(PageFacts.of(text, page.identity())), tools, text, List.of(), Optional.empty());
    }

    /** Reads HTML. */
    SourceReading html() {
        Document document = page.document();
        PageFacts facts = PageFacts.of(document, page.address());
        StructuredData data = new StructuredData(document, limits);
        Element content = content(document);
        List<ToolDefinition> tools = tools(content, data);
        List<ListEntry> entries = ListEntries.in(DomMarkdown.withLinks(content));
        if (isList(entries, tools)) {
            return listed.reading(entries, facts.next());
        }
        List<ListEntry> items = data.entries();
        if (tools.isEmpty() && data.software().isEmpty() && !items.isEmpty()) {
            return listed.reading(items, facts.next());
        }
        List<RepositoryLink> repositories = repositories(content);
        boolean aboutOne = data.software().isPresent() || !tools.isEmpty();
        if (!aboutOne && repositories.size() > 1) {
            return listed.reading(linked(content), facts.next());
        }
        return server(info(data.software(), facts), tools, content.text(), own(data, content), facts.next());
    }

    private static boolean isList(List<ListEntry> entries, List<ToolDefinition> tools) {
        return entries.size() >= LIST_FROM && entries.size() > tools.size();
    }

    /** What the page is about, without what stands around it on every page of the site. */
    private static Element content(Document document) {
        for (String selector : List.of("article.markdown-body", "main", "[role=main]", "article")) {
            Element found = document.selectFirst(selector);
            if (found != null && !found.text().isBlank()) {
                return found;
            }
        }
        return document.body();
    }

    private List<ToolDefinition> tools(Element content, StructuredData data) {
        Map<String, String> table = ToolTable.in(content);
        if (!table.isEmpty()) {
            List<ToolDefinition> tools = new ArrayList<>();
            table.forEach((name, text) -> tools.add(ListedTools.tool(name, text, Optional.empty())));
            return bounded(tools);
        }
        List<ToolDefinition> named = tools(new ReadmeReader().read(DomMarkdown.withoutLinks(content)), false);
        if (!named.isEmpty()) {
            return named;
        }
        Element answers =
                Jsoup.parseBodyFragment(data.answers(), page.address()).body();
        return tools(new ReadmeReader().read(DomMarkdown.withoutLinks(answers)), false);
    }

    private List<ToolDefinition> tools(List<ReadmeReader.Item> items, boolean linesCount) {
        return bounded(items.stream()
                .map(item -> ListedTools.tool(
                        item.name(), item.text(), linesCount ? Optional.of(item.line()) : Optional.empty()))
                .toList());
    }

    private List<ToolDefinition> bounded(List<ToolDefinition> tools) {
        return tools.stream().limit(limits.tools()).toList();
    }

    private ServerInfo info(PageFacts facts) {
        String id = page.isRemote() ? facts.address() : page.identity();
        return new ServerInfo(
                id,
                facts.title().orElse(id),
                Optional.empty(),
                Optional.empty(),
                facts.description(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(id).filter(Links::isWeb));
    }

    /** What the page declares for machines counts before what its head says. */
    private ServerInfo info(Optional<JsonNode> software, PageFacts facts) {
        ServerInfo said = info(facts);
        return software.map(it -> new ServerInfo(
                        said.id(),
                        StructuredData.text(it, "name").orElse(said.name()),
                        said.title(),
                        StructuredData.text(it, "softwareVersion").or(() -> StructuredData.text(it, "version")),
                        StructuredData.text(it, "description").or(said::description),
                        said.instructions(),
                        said.repository(),
                        said.homepage()))
                .orElse(said);
    }

    /** The repository of the one server that the page is about, as far as the page says which it is. */
    private List<RepositoryLink> own(StructuredData data, Element content) {
        Optional<RepositoryLink> declared = data.software()
                .flatMap(it -> StructuredData.text(it, "codeRepository")
                        .or(() -> StructuredData.text(it, "url"))
                        .flatMap(RepositoryLink::of));
        if (declared.isPresent()) {
            return List.of(declared.get());
        }
        List<RepositoryLink> named = content.select("a[href]").stream()
                .filter(link -> PageWords.namesRepository(link.text().strip())
                        || PageWords.namesRepository(link.attr("aria-label").strip()))
                .flatMap(link -> RepositoryLink.of(link.absUrl("href")).stream())
                .distinct()
                .toList();
        List<RepositoryLink> all = repositories(content);
        return named.size() == 1 ? named : all.size() == 1 ? all : List.of();
    }

    private static List<RepositoryLink> repositories(Element content) {
        return content.select("a[href]").stream()
                .flatMap(link -> RepositoryLink.of(link.absUrl("href")).stream())
                .distinct()
                .toList();
    }

    /** The repositories that a page links to which is neither a list in text nor about one server. */
    private static List<ListEntry> linked(Element content) {
        Map<RepositoryLink, ListEntry> found = new LinkedHashMap<>();
        for (Element link : content.select("a[href]")) {
            String address = link.absUrl("href");
            RepositoryLink.of(address).ifPresent(repository -> {
                String name = link.text().isBlank()
                                || PageWords.namesRepository(link.text().strip())
                        ? repository.repository()
                        : link.text().strip();
                found.putIfAbsent(repository, new ListEntry(name, address, "", "", ""));
            });
        }
        return new ArrayList<>(found.values());
    }

    private SourceReading server(
            ServerInfo info,
            List<ToolDefinition> tools,
            String text,
            List<RepositoryLink> repositories,
            Optional<String> next) {
        List<Lead> leads = new ArrayList<>();
        boolean notInspected = tools.isEmpty() && PageWords.saysNotInspected(text);
        if (tools.isEmpty() && !notInspected && repositories.isEmpty()) {
            return page.failure("nothing-listed", "the page lists no servers and no tools");
        }
        List<Warning> warnings = new ArrayList<>();
        if (notInspected) {
            warnings.add(page.warning(
                    "not-inspected", "The page says that this server was not inspected: its tools are not known."));
        }
        ListedTools.warning(tools, page).ifPresent(warnings::add);
        next.ifPresent(place -> leads.add(Lead.place("html:" + place)));
        if (repositories.isEmpty()) {
            ServerDefinition server =
                    new ServerDefinition(Optional.empty(), info, page.provenance(warnings, Map.of()), tools);
            return new SourceReading(List.of(server), warnings, false, leads);
        }
        RepositoryLink repository = repositories.get(0);
        ServerDefinition described = new ServerDefinition(
                Optional.empty(), ListedServers.at(repository, info), page.provenance(warnings, Map.of()), tools);
        leads.add(0, Lead.server(described, List.of(repository.notation())));
        return new SourceReading(List.of(), List.of(), false, leads);
    }
}
