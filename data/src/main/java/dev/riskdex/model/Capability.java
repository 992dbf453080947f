package dev.riskdex.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a tool can do, one level below its category: the parts that attacks are put together from. */
public enum Capability {
    READS_SECRETS("hands secrets or credentials to the model"),
    READS_PRIVATE_DATA("reads private or personal data"),
    READS_FILES("reads files of the machine"),
    READS_UNTRUSTED_CONTENT("brings in text that strangers wrote"),
    WRITES_FILES("writes files of the machine"),
    DOWNLOADS("brings files from outside onto the machine"),
    RUNS_CODE("runs code or commands that the agent writes"),
    FREE_QUERY("runs queries that the agent writes"),
    REACHES_NETWORK("reaches out to an address that the agent chooses"),
    SENDS_TO_PEOPLE("sends something to people"),
    PUBLISHES("publishes where anyone can read"),
    CHANGES_ACCESS("changes who may do what"),
    CHANGES_INFRASTRUCTURE("changes infrastructure"),
    DELETES_DATA("deletes data"),
    MOVES_MONEY("moves or commits money"),
    CONTROLS_BROWSER("controls a browser"),
    CONTROLS_DEVICE("controls a device"),
    STARTS_WORK("starts or changes running work");

    private final String phrase;
    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Capability(String phrase) {
        this.phrase = phrase;
    }

    /** Stable id in files and addresses, such as {@code runs-code}. */
    @JsonValue
    public String id() {
        return id;
    }

    /** What it means, as the end of a sentence that begins with "This tool". */
    public String phrase() {
        return phrase;
    }

    /** Whether a tool of a category can have it; what deletes is Destructive, and a read has no hands. */
    boolean goesWith(Category category) {
        return switch (this) {
            case DELETES_DATA -> category == Category.DESTRUCTIVE;
            case MOVES_MONEY -> category == Category.FINANCIAL;
            case RUNS_CODE, CONTROLS_BROWSER, CONTROLS_DEVICE, STARTS_WORK -> category == Category.EXECUTE;
            case WRITES_FILES, DOWNLOADS, SENDS_TO_PEOPLE, PUBLISHES, CHANGES_ACCESS, CHANGES_INFRASTRUCTURE ->
                category != Category.READ;
            case READS_SECRETS, READS_PRIVATE_DATA, READS_FILES, READS_UNTRUSTED_CONTENT, FREE_QUERY, REACHES_NETWORK ->
                true;
        };
    }

    /**
     * The capability with this id.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static Capability of(String id) {
        return Arrays.stream(values())
                .filter(capability -> capability.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no capability '" + id + "'"));
    }
}
