package dev.riskdex.crawler;

/** A place that tool definitions are read from, as written on the command line. */
public interface Source {

    /** The source as the user wrote it, such as {@code npm:@scope/name@1.0.0}. */
    String notation();

    /**
     * What tells the place from all others, as text that holds nothing secret: two sources may look alike once what may
     * be secret in them is masked.
     */
    default String key() {
        return notation();
    }

    /** Reads everything there. What cannot be read becomes a warning; nothing foreign is ever started. */
    SourceReading read(SourceContext context);
}
