package dev.riskdex.search;

import dev.riskdex.model.Evidence;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.util.BytesRef;
import tools.jackson.databind.JsonNode;

/** The fields of an indexed tool. A change here needs a new {@link ToolIndex#FORMAT}. */
final class Fields {

    /** Looked in: whole name, words of the name, beginnings of these, and the rest. */
    static final String EXACT = "exact";

    static final String NAME = "name";
    static final String PREFIX = "prefix";
    static final String TITLE = "title";
    static final String PARAMETERS = "parameters";
    static final String SERVER_WORDS = "serverWords";
    static final String DESCRIPTION = "description";

    /** The slug, to replace a server by. */
    static final String SERVER = SearchField.SERVER.id();

    /** Sorted by: how risky, then a key that no other tool has. */
    static final String RISK = "risk";

    static final String KEY = "key";

    /** Printed. */
    static final String TOOL = "toolName";

    static final String SERVER_SLUG = "serverSlug";
    static final String VERDICT = "verdict";

    static final String SERVER_TITLE = "serverTitle";
    static final String CONFIDENCE = "confidence";
    static final String SUMMARY = "summary";

    private static final String DOMAIN_SIGNAL = "domain.";

    private Fields() {}

    static Document of(String slug, ServerRisk server, int position) {
        ToolDefinition definition = server.definition().tools().get(position);
        ToolRisk risk = server.tools().get(position);
        ServerInfo info = server.definition().server();
        String source = server.definition().provenance().source();
        Document document = new Document();
        document.add(new StringField(EXACT, SearchWords.key(definition.name()), Field.Store.NO));
        document.add(new TextField(NAME, definition.name(), Field.Store.NO));
        document.add(new TextField(PREFIX, definition.name(), Field.Store.NO));
        definition.title().ifPresent(title -> document.add(new TextField(TITLE, title, Field.Store.YES)));
        definition.description().ifPresent(text -> document.add(new TextField(DESCRIPTION, text, Field.Store.YES)));
        document.add(new TextField(PARAMETERS, parameterNames(definition), Field.Store.NO));
        document.add(new TextField(SERVER_WORDS, slug + " " + info.displayName(), Field.Store.NO));
        one(document, SearchField.CATEGORY, risk.category().label());
        one(document, SearchField.SEVERITY, risk.severity().label());
        one(document, SearchField.SERVER, slug);
        one(document, SearchField.SOURCE, source.isEmpty() ? "unknown" : source);
        domain(risk).ifPresent(domain -> one(document, SearchField.DOMAIN, domain));
        risk.capabilities().forEach(capability -> one(document, SearchField.CAPABILITY, capability.id()));
        has(definition, risk).forEach(part -> term(document, SearchField.HAS, part));
        risk.attackPatterns().forEach(pattern -> term(document, SearchField.PATTERN, pattern));
        document.add(new DoublePoint(SearchField.CONFIDENCE.id(), risk.confidence()));
        document.add(new NumericDocValuesField(RISK, riskRank(risk)));
        document.add(
                new SortedDocValuesField(KEY, new BytesRef(String.format(Locale.ROOT, "%s/%06d", slug, position))));
        document.add(new StoredField(SERVER_SLUG, slug));
        document.add(new StoredField(
                VERDICT, risk.category().label() + " " + risk.severity().label()));
        document.add(new StoredField(TOOL, definition.name()));
        document.add(new StoredField(SERVER_TITLE, info.displayName()));
        document.add(new StoredField(CONFIDENCE, risk.confidence()));
        document.add(new StoredField(SUMMARY, FirstSentence.of(risk.why())));
        return document;
    }

    /** Orders like {@link dev.riskdex.model.ServerRisk#RISKIEST_FIRST}: by severity, then by category. */
    private static long riskRank(ToolRisk risk) {
        return risk.severity().rank() * 10L + risk.category().ordinal();
    }

    /** A value to filter and to count by. */
    private static void one(Document document, SearchField field, String label) {
        term(document, field, label);
        document.add(new SortedSetDocValuesFacetField(field.id(), label));
    }

    private static void term(Document document, SearchField field, String value) {
        document.add(new StringField(field.id(), value.toLowerCase(Locale.ROOT), Field.Store.NO));
    }

    /** What the server is about, as the verdict's evidence says. */
    private static Optional<String> domain(ToolRisk risk) {
        return risk.evidence().stream()
                .map(Evidence::signal)
                .filter(signal -> signal.startsWith(DOMAIN_SIGNAL))
                .map(signal -> signal.substring(DOMAIN_SIGNAL.length()))
                .findFirst();
    }

    /** What the definition has: its parts, the families of its findings, and members of an action parameter. */
    private static Set<String> has(ToolDefinition definition, ToolRisk risk) {
        Set<String> parts = new TreeSet<>();
        definition.description().ifPresent(text -> parts.add("description"));
        definition.inputSchema().ifPresent(schema -> parts.add("schema"));
        definition.annotations().ifPresent(annotations -> parts.add("annotations"));
        risk.findings().forEach(finding -> parts.add(finding.category()));
        if (!risk.findings().isEmpty()) {
            parts.add("finding");
        }
        if (!risk.actions().isEmpty()) {
            parts.add("actions");
        }
        return parts;
    }

    private static String parameterNames(ToolDefinition tool) {
        return tool.inputSchema()
                .map(schema -> schema.path("properties"))
                .filter(JsonNode::isObject)
                .map(properties -> String.join(" ", properties.propertyNames()))
                .orElse("");
    }
}
