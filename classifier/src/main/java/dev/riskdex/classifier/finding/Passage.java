package dev.riskdex.classifier.finding;

/**
 * One text of a definition.
 *
 * @param spot its place
 * @param place what sort of place that is
 * @param text as declared
 */
record Passage(Spot spot, Place place, String text) {

    /** Its place, such as {@code inputSchema.properties.note.description}. */
    String where() {
        return spot.toString();
    }

    /** What sort of place a text stands in. */
    enum Place {
        NAME,
        TITLE,
        DESCRIPTION,
        /** The name of an argument or of one of its parts. */
        ARGUMENT_NAME,
        /** Whatever the input schema says in descriptions and titles. */
        ARGUMENT,
        /** An allowed or default value, a constant or an example in the input schema. */
        MEMBER,
        OUTPUT,
        HINTS,
        SERVER,
        /** What an encoded block of any of these says. */
        DECODED
    }
}
