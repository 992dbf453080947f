package dev.riskdex.data;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** One of the JSON Schemas of {@code data/schema/}, for tests. */
final class Contract {

    private final Schema schema;

    Contract(String file) {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(DataFiles.text("schema/" + file), InputFormat.JSON);
    }

    /** What is wrong with a document, each as place and message; empty when it is valid. */
    List<String> problems(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
