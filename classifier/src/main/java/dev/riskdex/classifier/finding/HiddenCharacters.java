package dev.riskdex.classifier.finding;

import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Characters that do not show or that change what shows. Of 2,321 real descriptions not one held such a character outside
 * the uses of {@link Invisible#belongs}, so each is a strong sign.
 */
final class HiddenCharacters implements FindingKind {

    private static final int BEFORE = 40;
    private static final int AFTER = 120;

    /** Longest text that is spelled out from tag characters. */
    private static final int LONGEST_DECODED = 400;

    /** The first half of every tag character in UTF-16. */
    private static final char TAG_UNIT = '\uDB40';

    @Override
    public List<Finding> in(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Passage passage : subject.passages()) {
            in(passage).ifPresent(findings::add);
        }
        return findings;
    }

    /** The first such character of a text. */
    static Optional<Finding> in(Passage passage) {
        String text = passage.text();
        int size;
        for (int at = 0; at < text.length(); at += size) {
            int character = text.codePointAt(at);
            size = Character.charCount(character);
            boolean plain = character >= ' ' && character <= '~' || character == '\n' || character == '\t';
            if (!plain && hides(character) && !Invisible.belongs(text, at)) {
                return Optional.of(finding(passage, at, character));
            }
        }
        return Optional.empty();
    }

    private static boolean hides(int character) {
        return character <= '~' ? character < ' ' || character == 0x7F : Invisible.is(character) || character == 0x7F;
    }

    private static Finding finding(Passage passage, int at, int character) {
        String decoded = decoded(passage.text(), at);
        String message = String.format("holds the invisible character U+%04X (%s)", character, name(character));
        return new Finding(
                "hidden-characters." + kind(character),
                "hidden-characters",
                decoded.isEmpty() ? Severity.HIGH : Severity.CRITICAL,
                decoded.isEmpty() ? message : message + "; the invisible characters spell a text",
                passage.where(),
                decoded.isEmpty() ? Quote.around(passage.text(), at, BEFORE, AFTER) : decoded);
    }

    /** What tag characters say when they are read as the ASCII that they shadow; empty where they say nothing. */
    static String decoded(String text, int from) {
        if (text.indexOf(TAG_UNIT, from) < 0) {
            return "";
        }
        StringBuilder decoded = new StringBuilder();
        int size;
        for (int at = from; at < text.length() && decoded.length() < LONGEST_DECODED; at += size) {
            int character = text.codePointAt(at);
            size = Character.charCount(character);
            if (character >= 0xE0020 && character <= 0xE007E) {
                decoded.append((char) (character - 0xE0000));
            }
        }
        return decoded.length() < 2 ? "" : decoded.toString();
    }

    private static String kind(int character) {
        if (character == 0x1B) {
            return "escape";
        }
        if (Invisible.isTag(character)) {
            return "tag";
        }
        if (character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069) {
            return "bidi";
        }
        if (character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF) {
            return "variation";
        }
        return Character.getType(character) == Character.CONTROL ? "control" : "invisible";
    }

    private static String name(int character) {
        String name = Character.getName(character);
        return name == null ? "unassigned" : name.toLowerCase(Locale.ROOT);
    }
}
