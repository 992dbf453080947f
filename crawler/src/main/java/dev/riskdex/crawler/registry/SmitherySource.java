package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.Warning;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Smithery's directory, which wants the key of {@code SMITHERY_API_KEY}. A page leads on to each of its servers and to the
 * next page; {@code smithery:?server=OWNER/NAME} is one server, which leads on to its remote with the tools that the
 * directory lists.
 *
 * @param address {@code smithery:}, or {@code smithery:URL} for another place with the same API; takes {@code page} (from
 *     1), {@code q} and {@code server}
 */
record SmitherySource(ListAddress address) implements Source {

    private static final String PAGE = "100";
    private static final Set<String> PARAMETERS = Set.of("page", "q", "server");
    private static final DirectoryApi API = DirectoryApi.of("smithery");

    static Source parse(String notation) {
        ListAddress address = API.parse(notation, PARAMETERS);
        if (!address.parameter("page").orElse("1").matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("'" + notation + "' has no page; pages are numbered from 1");
        }
        return new SmitherySource(address);
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
            if (address.parameter("server").isPresent()) {
                return server(reader, list, context);
            }
            JsonNode root = reader.fetch(DirectoryApi.request(list, Map.of("pageSize", PAGE), address));
            if (!root.path("servers").isArray()) {
                throw reader.unreadable("no-servers", "the answer holds no list of servers");
            }
            return page(root);
        } catch (ListReader.UnreadableListException e) {
            return e.reading();
        }
    }

    private SourceReading page(JsonNode root) {
        List<Lead> leads = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        JsonNode servers = root.path("servers");
        ListAddress whole = new ListAddress(address.kind(), address.base(), Map.of());
        for (int i = 0; i < servers.size(); i++) {
            DocumentPart entry =
                    new DocumentPart(servers.get(i), notation() + "#servers[" + i + "]", new ArrayList<>());
            Optional<String> name = entry.text("qualifiedName").filter(SmitherySource::isName);
            if (name.isEmpty()) {
                entry.at("qualifiedName").warn("bad-name", "the server has no usable name");
            }
            name.ifPresent(
                    text -> leads.add(Lead.place(whole.with("server", text).notation())));
            warnings.addAll(entry.noted());
        }
        int current = Integer.parseInt(address.parameter("page").orElse("1"));
        if (current < root.path("pagination").path("totalPages").asInt(0) && !servers.isEmpty()) {
            leads.add(
                    Lead.place(address.with("page", String.valueOf(current + 1)).notation()));
        }
        return new SourceReading(List.of(), warnings, false, leads);
    }

    private static boolean isName(String text) {
        return text.matches("[\\w.@~-]{1,100}(/[\\w.@~-]{1,100})?") && !text.matches("(.*/)?\\.\\.?(/.*)?");
    }

    private SourceReading server(ListReader reader, String list, SourceContext context)
            throws ListReader.UnreadableListException {
        String name = address.parameter("server").filter(SmitherySource::isName).orElse("");
        if (name.isEmpty()) {
            throw reader.unreadable("bad-name", "this can be no name of a server");
        }
        String path = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%40", "@");
        JsonNode root = reader.fetch(list + "/" + path);
        DocumentPart entry = new DocumentPart(root, notation(), new ArrayList<>());
        LeadDraft draft = new LeadDraft(entry, Listing.fetched("smithery", list, context), name);
        draft.title(entry.text("displayName"));
        draft.homepage(entry.text("homepage"));
        draft.repository(entry.at("repository"), "", "");
        connections(entry, draft);
        if (entry.at("tools").node().isArray()) {
            draft.tools(ListedTools.read(entry.at("tools"), context));
        }
        return new SourceReading(List.of(), List.of(), false, List.of(draft.lead()));
    }

    /** How clients connect; what a connection would start is text of a program, which is not read. */
    private static void connections(DocumentPart entry, LeadDraft draft) {
        DocumentPart scan = entry.at("security").at("scanPassed");
        if (scan.node().isBoolean()) {
            draft.facts().put("scanPassed", String.valueOf(scan.node().booleanValue()));
        }
        List<DocumentPart> connections = entry.objects("connections");
        draft.facts()
                .put(
                        "packageTransports",
                        connections.stream()
                                .flatMap(connection -> connection.text("type").stream())
                                .toList());
        connections.forEach(connection ->
                ConfigurationSchema.read(connection.at("configSchema"), "declaredSettings", draft.facts()));
        connections.stream()
                .filter(connection -> connection.text("deploymentUrl").isPresent())
                .findFirst()
                .or(() -> Optional.of(entry)
                        .filter(one -> one.text("deploymentUrl").isPresent()))
                .ifPresent(draft::deployment);
    }
}
