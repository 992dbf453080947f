package dev.riskdex.classifier.finding;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Letters that look like Latin ones. Not the whole table of Unicode's security report 39, but the Cyrillic and Greek
 * letters that fonts draw with the same outline, and what compatibility decomposition maps (full width, mathematical).
 */
final class Confusables {

    private static final String ALIKE = "асеіјорԛѕԝхуһԁӏѵвкмнтгАВСЕНІЈКМОРЅТХУԌԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανικρυ";
    private static final String LATIN = "aceijopqswxyhdlvbkmhtrABCEHIJKMOPSTXYGQWABEZHIKMNOPTYXoavikpu";

    private Confusables() {}

    /** The Latin letter that a letter looks like, or the letter itself. */
    static int latin(int letter) {
        int at = letter < 0x370 ? -1 : ALIKE.indexOf(letter);
        return at < 0 ? letter : LATIN.charAt(at);
    }

    static boolean looksLatin(int letter) {
        return letter >= 0x370 && ALIKE.indexOf(letter) >= 0;
    }

    /** A letter or digit in its plain form: full width, mathematical and enclosed forms folded, in lower case. */
    static int plain(int character) {
        boolean styled = character >= 0xFF01 && character <= 0xFF5E
                || character >= 0x1D400 && character <= 0x1D7FF
                || character >= 0x2460 && character <= 0x24FF
                || character >= 0x2100 && character <= 0x214F;
        if (!styled) {
            return Character.toLowerCase(character);
        }
        String folded = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        return Character.toLowerCase(folded.codePointAt(0));
    }

    /** Whether two words of the same length have the same skeleton. */
    static boolean lookAlike(String one, String other) {
        if (!isAscii(one) || !isAscii(other)) {
            return skeleton(one).equals(skeleton(other));
        }
        for (int i = 0; i < one.length(); i++) {
            if (drawn(one.charAt(i)) != drawn(other.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The skeleton of a letter that is ASCII. */
    private static int drawn(char letter) {
        return letter == '-' ? '_' : Character.toLowerCase(letter);
    }

    /** Whether a word is of ASCII alone, without its last control character, which does not show. */
    static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** A word as it looks: two words with the same skeleton are hard to tell apart. */
    static String skeleton(String word) {
        StringBuilder skeleton = new StringBuilder();
        Normalizer.normalize(word, Normalizer.Form.NFKC)
                .codePoints()
                .filter(character -> !Invisible.is(character))
                .map(Confusables::latin)
                .forEach(skeleton::appendCodePoint);
        return skeleton.toString().toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
