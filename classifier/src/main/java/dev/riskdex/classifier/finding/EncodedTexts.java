package dev.riskdex.classifier.finding;

import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Blocks that decode to a text that would itself be a finding: base64, hexadecimal, escapes, and tag characters. A block
 * that decodes to anything else is left alone, as examples of keys, hashes and pictures are everywhere.
 */
final class EncodedTexts implements FindingKind {

    /** "do not tell" takes 16 characters of base64; shorter blocks hold no sentence. */
    private static final int SHORTEST = 20;

    private static final int LONGEST = 8_192;
    private static final int MAX_BLOCKS = 16;

    /** Names of the cipher; without one no text is read that way. */
    private static final Pattern ROTATED = Pattern.compile("(?i)\\brot-?13\\b|\\bcaesar\\b");

    private final Steering steering;

    EncodedTexts(Steering steering) {
        this.steering = steering;
    }

    @Override
    public List<Finding> in(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Passage passage : subject.passages()) {
            List<String> texts = decodedTexts(passage.text());
            if (!texts.isEmpty()) {
                texts.stream()
                        .flatMap(text -> finding(passage, text, subject).stream())
                        .findFirst()
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> finding(Passage passage, String text, Subject subject) {
        Passage decoded = new Passage(passage.spot(), Passage.Place.DECODED, text);
        return steering.in(decoded, Setting.of(subject)).stream()
                .findFirst()
                .map(found -> new Finding(
                        "poisoning.encoded",
                        "poisoning",
                        Severity.CRITICAL,
                        "holds an encoded text that " + found.message(),
                        passage.where(),
                        Quote.of(text, 0, text.length())));
    }

    static List<String> decodedTexts(String text) {
        List<String> texts = new ArrayList<>();
        int start = -1;
        int end = Math.min(text.length(), ReadText.HEAD);
        for (int i = 0; i <= end && texts.size() < MAX_BLOCKS; i++) {
            boolean inside = i < end && inBlock(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                if (i - start >= SHORTEST) {
                    block(text.substring(start, Math.min(i, start + LONGEST))).ifPresent(texts::add);
                }
                start = -1;
            }
        }
        escaped(text, end).ifPresent(texts::add);
        rotated(text, end).ifPresent(texts::add);
        String tags = HiddenCharacters.decoded(text, 0);
        if (!tags.isEmpty()) {
            texts.add(tags);
        }
        return texts;
    }

    private static boolean inBlock(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=' || c == '-' || c == '_');
    }

    private static Optional<String> block(String block) {
        return hex(block).or(() -> base64(block));
    }

    private static Optional<String> hex(String block) {
        if (block.length() % 2 != 0 || !block.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        return readable(HexFormat.of().parseHex(block));
    }

    private static Optional<String> base64(String block) {
        String plain = block.replace('-', '+').replace('_', '/').replace("=", "");
        try {
            return readable(Base64.getDecoder()
                    .decode(plain.substring(0, plain.length() - (plain.length() % 4 == 1 ? 1 : 0))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Text has blanks and nothing but characters that people write. */
    private static Optional<String> readable(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean written =
                text.chars().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || c >= ' ' && c != 0xFFFD && c != 0x7F);
        return written && (text.indexOf(' ') > 0 || text.codePointAt(0) > 0x2E80)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The text with each letter 13 further, where it says that it holds such. */
    private static Optional<String> rotated(String text, int end) {
        if (!ROTATED.matcher(text).find()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            int letter = (c | 0x20) - 'a';
            out.append(letter >= 0 && letter < 26 ? (char) ((c & ~0x1F) + 1 + (letter + 13) % 26) : c);
        }
        return Optional.of(out.toString());
    }

    /** The text with {@code %41}, {@code \}{@code u0041} and {@code &#65;} read as what they stand for, where it has several. */
    private static Optional<String> escaped(String text, int end) {
        if (text.indexOf('%') < 0 && text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        int read = 0;
        for (int i = 0; i < end; i++) {
            Escape escape = Escape.at(text, i);
            read += escape.length() > 1 ? 1 : 0;
            out.append(escape.character());
            i += escape.length() - 1;
        }
        return read < SHORTEST / 2 ? Optional.empty() : Optional.of(out.toString());
    }
}
