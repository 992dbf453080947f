package dev.riskdex.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/** The place after which a search goes on: the sort values of the last hit, so that it survives changes of the index. */
final class SearchCursor {

    private SearchCursor() {}

    static String write(FieldDoc last) {
        Object[] fields = last.fields;
        String text = fields[0] + " " + fields[1] + " " + ((BytesRef) fields[2]).utf8ToString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a place; empty when it was not written by this class.
     *
     * @param document number of the last document of the index, beyond which no hit ties with the cursor
     */
    static Optional<FieldDoc> read(String cursor, int document) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length != 3) {
                return Optional.empty();
            }
            float score = Float.parseFloat(parts[0]);
            return Optional.of(new FieldDoc(
                    document, score, new Object[] {score, Long.parseLong(parts[1]), new BytesRef(parts[2])}));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
