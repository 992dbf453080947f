package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One page of Glama's directory. It leads on to the servers of the page, with the tools that it lists for them, and to the
 * next page. A key is taken from {@code GLAMA_API_KEY} where there is one.
 *
 * @param address {@code glama:}, or {@code glama:URL} for another place with the same API; takes {@code after} and
 *     {@code query}
 */
record GlamaSource(ListAddress address) implements Source {

    /** The most that the API gives on one page. */
    private static final String PAGE = "100";

    private static final Set<String> PARAMETERS = Set.of("after", "query");
    private static final DirectoryApi API = DirectoryApi.of("glama");

    static Source parse(String notation) {
        return new GlamaSource(API.parse(notation, PARAMETERS));
    }

    @Override
    public String notation() {
        return address.notation();
    }

    @Override
    public SourceReading read(SourceContext context) {
        try {
            ListReader reader = API.reader(address, context);
            String list = API.base(address, context) + "/servers";
            JsonNode root = reader.fetch(DirectoryApi.request(list, Map.of("first", PAGE), address));
            if (!root.path("servers").isArray()) {
                throw reader.unreadable("no-servers", "the answer holds no list of servers");
            }
            return reading(root, Listing.fetched("glama", list, context), context);
        } catch (ListReader.UnreadableListException e) {
            return e.reading();
        }
    }

    private SourceReading reading(JsonNode root, Listing listing, SourceContext context) {
        List<Lead> leads = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        JsonNode servers = root.path("servers");
        for (int i = 0; i < servers.size(); i++) {
            DocumentPart entry =
                    new DocumentPart(servers.get(i), notation() + "#servers[" + i + "]", new ArrayList<>());
            Optional<Lead> lead = lead(entry, listing, context);
            lead.ifPresentOrElse(leads::add, () -> warnings.addAll(entry.noted()));
        }
        nextPage(root, leads, warnings).ifPresent(leads::add);
        return new SourceReading(List.of(), warnings, false, leads);
    }

    private Optional<Lead> nextPage(JsonNode root, List<Lead> leads, List<Warning> warnings) {
        String cursor = root.path("pageInfo").path("endCursor").asString("");
        boolean more = root.path("pageInfo").path("hasNextPage").asBoolean(false);
        if (!more || cursor.isEmpty() || leads.isEmpty() && warnings.isEmpty()) {
            return Optional.empty();
        }
        if (address.parameter("after").equals(Optional.of(cursor))) {
            warnings.add(new Warning("repeated-cursor", "the directory gave the same cursor again", notation()));
            return Optional.empty();
        }
        return Optional.of(Lead.place(address.with("after", cursor).notation()));
    }

    private static Optional<Lead> lead(DocumentPart entry, Listing listing, SourceContext context) {
        Optional<String> slug = entry.text("slug").or(() -> entry.text("id"));
        if (slug.isEmpty()) {
            entry.warn("bad-name", "the server has no usable name");
            return Optional.empty();
        }
        String name = entry.text("namespace").map(space -> space + "/").orElse("") + slug.get();
        LeadDraft draft = new LeadDraft(entry, listing, name);
        draft.title(entry.text("name"));
        draft.repository(entry.at("repository").at("url"), "", "");
        draft.facts().put("attributes", entry.texts("attributes"));
        draft.facts().put("attribution", entry.text("url"));
        ConfigurationSchema.read(entry.at("environmentVariablesJsonSchema"), "declaredVariables", draft.facts());
        if (entry.at("tools").node().isArray()) {
            draft.tools(ListedTools.read(entry.at("tools"), context));
        }
        return Optional.of(draft.lead());
    }
}
