package dev.riskdex.crawler.parse;

/**
 * How much of a definition file is read. The figures are several times what was seen over 57 real servers (largest
 * list 2.2 MB and 401 tools, deepest schema 24 levels, longest description 13,086 characters).
 *
 * @param documentBytes bytes of one JSON document, or of one line of a JSONL file, after decompression
 * @param fileBytes bytes of a whole file after decompression; a JSONL file is streamed and may be this long
 * @param depth levels of nesting that are kept; what lies deeper is left out with a warning
 * @param tokens JSON tokens of one document
 * @param tools tools of one server
 * @param nameLength characters of a tool's name; a longer one costs the tool
 * @param descriptionLength characters of a description that are kept
 * @param warnings warnings that are kept for one file
 */
public record ReadLimits(
        int documentBytes,
        long fileBytes,
        int depth,
        long tokens,
        int tools,
        int nameLength,
        int descriptionLength,
        int warnings) {

    public static final ReadLimits DEFAULT =
            new ReadLimits(32 << 20, 4L << 30, 128, 4_000_000, 5_000, 1_000, 64 << 10, 10_000);
}
