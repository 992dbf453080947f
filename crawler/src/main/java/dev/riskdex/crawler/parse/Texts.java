package dev.riskdex.crawler.parse;

import dev.riskdex.model.Warning;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns foreign bytes into text that can be written again: UTF-8 with what is broken replaced by U+FFFD. */
public final class Texts {

    private Texts() {}

    /**
     * Decodes UTF-8; a byte order mark at the start is dropped.
     *
     * @param bytes holds the text
     * @param length how many of the bytes belong to it
     * @param where the place of the text, for warnings
     * @param warnings takes a note of bytes that are not UTF-8 and of raw control characters
     */
    public static String decode(byte[] bytes, int length, String where, List<Warning> warnings) {
        int start = startsWithMark(bytes, length) ? 3 : 0;
        for (int i = start; i < length; i++) {
            if (bytes[i] >= 0 && bytes[i] < 0x20 && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                warnings.add(new Warning(
                        "control-character",
                        String.format("raw control character U+%04X at byte %d", (int) bytes[i], i + 1),
                        where));
                break;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            warnings.add(new Warning("invalid-utf8", "bytes that are not UTF-8 were read as U+FFFD", where));
            return new String(bytes, start, length - start, StandardCharsets.UTF_8);
        }
    }

    private static boolean startsWithMark(byte[] bytes, int length) {
        return length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf;
    }

    /** The same text with each half of a surrogate pair that stands alone replaced by U+FFFD. */
    static String withoutLoneSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaceLoneSurrogates(text);
            }
        }
        return text;
    }

    private static String replaceLoneSurrogates(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point)
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }
}
