package dev.riskdex.catalog;

import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import java.util.Locale;
import org.apache.lucene.document.Document;
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

    /** Filtered and counted by. */
    static final String CATEGORY = "category";

    static final String SEVERITY = "severity";
    static final String SERVER = "server";
    static final String SOURCE = "source";

    /** Sorted by: how risky, then a key that no other tool has. */
    static final String RISK = "risk";

    static final String KEY = "key";

    /** Printed. */
    static final String TOOL = "tool";

    static final String SERVER_TITLE = "serverTitle";
    static final String CONFIDENCE = "confidence";
    static final String SUMMARY = "summary";

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
        facet(document, CATEGORY, risk.category().label());
        facet(document, SEVERITY, risk.severity().label());
        facet(document, SERVER, slug);
        facet(document, SOURCE, source.isEmpty() ? "unknown" : source);
        document.add(new NumericDocValuesField(RISK, riskRank(risk)));
        document.add(
                new SortedDocValuesField(KEY, new BytesRef(String.format(Locale.ROOT, "%s/%06d", slug, position))));
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

    private static void facet(Document document, String name, String label) {
        document.add(new StringField(name, label, Field.Store.YES));
        document.add(new SortedSetDocValuesFacetField(name, label));
    }

    private static String parameterNames(ToolDefinition tool) {
        return tool.inputSchema()
                .map(schema -> schema.path("properties"))
                .filter(JsonNode::isObject)
                .map(properties -> String.join(" ", properties.propertyNames()))
                .orElse("");
    }
}
