package dev.riskdex.catalog.crawl;

/** JSON in ASCII, so that every character survives in every encoding. */
final class AsciiJson {

    private AsciiJson() {}

    /** The same JSON with escapes for other characters than ASCII, which stand inside of texts only. */
    static String of(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char unit = json.charAt(i);
            if (unit < 0x80) {
                out.append(unit);
            } else {
                out.append(String.format("\\u%04x", (int) unit));
            }
        }
        return out.toString();
    }
}
