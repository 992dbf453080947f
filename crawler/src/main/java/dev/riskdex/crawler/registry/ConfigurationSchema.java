package dev.riskdex.crawler.registry;

/** What a JSON Schema of a server's configuration asks for: names only. */
final class ConfigurationSchema {

    private ConfigurationSchema() {}

    /**
     * @param schema of the configuration; what is no object says nothing
     * @param as under which name the names of the settings are kept
     */
    static void read(DocumentPart schema, String as, Facts facts) {
        if (schema.node().isObject()) {
            facts.put(as, schema.at("properties").names().toList());
            facts.put("requiredInputs", schema.texts("required"));
        }
    }
}
