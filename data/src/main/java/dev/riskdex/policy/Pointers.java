package dev.riskdex.policy;

/** JSON Pointers (RFC 6901) into a policy document. */
public final class Pointers {

    private Pointers() {}

    /** The place of a field in the object at a place. */
    public static String field(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The place of an item, from 0, in the list at a place. */
    public static String item(String pointer, int index) {
        return pointer + "/" + index;
    }

    /** The place of the rule for a tool. */
    public static String ofTool(String tool) {
        return field("/tools", tool);
    }
}
