package dev.riskdex.cli.report;

import dev.riskdex.model.VisibleText;

/** Text from outside as it may stand in a comment on GitHub. */
final class MarkdownText {

    /** Punctuation that means nothing inside of a line, in a cell of a table or in a link. */
    private static final String HARMLESS = " ,;'()-?%=+";

    private MarkdownText() {}

    /**
     * A name or a quote as code. Every character that could mean something to Markdown, HTML, tables, or GitHub's links and
     * mentions becomes a numeric entity, and nothing is mentioned inside of code; a comment keeps addresses of mail apart.
     *
     * @param longest characters; longer texts are cut
     */
    static String code(String text, int longest) {
        return "<code>" + inert(text, longest) + "</code>";
    }

    /** The same without a frame, for sentences of ours that quote somebody. */
    static String inert(String text, int longest) {
        String line = VisibleText.line(text);
        int end = Math.min(line.length(), longest);
        if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        StringBuilder out = new StringBuilder(end + 32);
        line.substring(0, end).codePoints().forEach(character -> append(character, out));
        return end < line.length() ? out.append('…').toString() : out.toString();
    }

    private static void append(int character, StringBuilder out) {
        if (HARMLESS.indexOf(character) >= 0 || Character.isLetterOrDigit(character) || character > 0x7F) {
            out.appendCodePoint(character);
        } else {
            out.append("&#").append(character).append(';');
            if (character == '@') {
                out.append("<!-- -->");
            }
        }
    }
}
