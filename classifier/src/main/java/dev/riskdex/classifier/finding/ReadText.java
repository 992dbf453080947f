package dev.riskdex.classifier.finding;

import dev.riskdex.data.DataFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The words of a text as a model reads them, whatever was done to make a filter miss them: letters without ink are left
 * out, look-alikes and styled letters folded, "don't" is "do not". One pass, so that hostile text costs no more than
 * other text.
 */
final class ReadText {

    /** Characters read at the beginning; the longest honest description of 12,000 has 13,000. */
    static final int HEAD = 32_768;

    /** Characters read at the end of a longer text, where what is to be obeyed stands best. */
    static final int TAIL = 8_192;

    /** A negation governs so many words after it. */
    private static final int NEGATION_REACH = 8;

    private static final JsonNode FILE = DataFiles.yaml("signals/findings.yaml");

    private static final Set<String> NEGATIONS = texts("negations");

    /** Words after which a negation no longer holds. */
    private static final Set<String> TURNS = texts("turns");

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int openedAt;
    private int sentence;
    private int negatedUntil = -1;

    /**
     * A word.
     *
     * @param word folded, in lower case
     * @param start where it begins in the text
     * @param end where it ends
     * @param sentence number of its sentence, from 0
     * @param negated whether a negation shortly before governs it
     */
    record Word(String word, int start, int end, int sentence, boolean negated) {}

    private ReadText(String text) {
        this.text = text;
    }

    private static Set<String> texts(String field) {
        return StreamSupport.stream(FILE.path(field).spliterator(), false)
                .map(text -> text.asString(""))
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<Word> words(String text) {
        ReadText reading = new ReadText(text);
        if (text.length() <= HEAD + TAIL) {
            reading.read(0, text.length());
        } else {
            reading.read(0, HEAD);
            reading.sentence++;
            reading.read(text.length() - TAIL, text.length());
        }
        return reading.words;
    }

    private void read(int from, int to) {
        int size;
        for (int at = from; at < to; at += size) {
            int character = text.codePointAt(at);
            size = Character.charCount(character);
            if (!Invisible.is(character)) {
                character(character, at, at + size);
            }
        }
        close(to);
    }

    private void character(int character, int at, int end) {
        if (isLetter(character)) {
            if (standsAlone(character)) {
                close(at);
                open(at, "");
                open.appendCodePoint(character);
                close(end);
            } else {
                open(at, "");
                open.appendCodePoint(Confusables.plain(character));
            }
        } else if (!continues(character, end)) {
            close(at);
            mark(character, at, end);
        }
    }

    private static boolean isLetter(int character) {
        return character < 0x80
                ? character >= 'a' && character <= 'z'
                        || character >= 'A' && character <= 'Z'
                        || character >= '0' && character <= '9'
                : Character.isLetterOrDigit(character) || character >= 0x24B6 && character <= 0x24E9;
    }

    /** Scripts that do not separate words, and Korean, which glues particles to them. */
    private static boolean standsAlone(int character) {
        return character >= 0x3040 && character <= 0x30FF
                || character >= 0x3400 && character <= 0x9FFF
                || character >= 0xAC00 && character <= 0xD7AF;
    }

    private boolean continues(int character, int end) {
        if (open.length() == 0) {
            return false;
        }
        if (character == '\'' || character == '’') {
            open.append('\'');
            return end < text.length() && Character.isLetter(text.charAt(end)) || undo();
        }
        if (character == '_' && (open.charAt(0) == '<' || open.charAt(0) == '[')) {
            open.append('_');
            return true;
        }
        return false;
    }

    private boolean undo() {
        open.setLength(open.length() - 1);
        return false;
    }

    /** Marks that begin a word of their own kind or end a sentence. */
    private void mark(int character, int at, int end) {
        char next = end < text.length() ? text.charAt(end) : ' ';
        switch (character) {
            case '.' -> dot(at, next);
            case '<' -> tag(at, next);
            case '[' -> {
                if (Character.isLetter(next)) {
                    open(at, "[");
                }
            }
            case '@' -> add("@", at, end);
            case ':' -> colon(next);
            case '!', '?', '。', '！', '？', '；', '…' -> endSentence();
            case '\n' -> {
                if (next == '\n' || next == '\r' || "-*•#<[".indexOf(next) >= 0 || Character.isUpperCase(next)) {
                    endSentence();
                }
            }
            case ';' -> negatedUntil = -1;
            default -> {}
        }
    }

    private void dot(int at, char next) {
        boolean glued = at > 0 && isLetter(text.charAt(at - 1));
        if (!glued && Character.isLetter(next)) {
            open(at, ".");
        } else if (Character.isWhitespace(next) || next > 0x2E80 || at + 1 >= text.length()) {
            endSentence();
        }
    }

    private void tag(int at, char next) {
        if (next == '!') {
            add("<!--", at, at + 1);
        } else if (next == '|' || Character.isLetter(next)) {
            open(at, "<");
        }
    }

    /** A first word before a colon says who speaks. */
    private void colon(char next) {
        int last = words.size() - 1;
        if (last >= 0
                && Character.isWhitespace(next)
                && words.get(last).sentence() == sentence
                && (last == 0 || words.get(last - 1).sentence() < sentence)) {
            Word word = words.get(last);
            words.set(last, new Word(word.word() + ":", word.start(), word.end(), word.sentence(), word.negated()));
        }
    }

    private void endSentence() {
        negatedUntil = -1;
        if (!words.isEmpty() && words.get(words.size() - 1).sentence() == sentence) {
            sentence++;
        }
    }

    private void open(int at, String first) {
        if (open.length() == 0) {
            openedAt = at;
            open.append(first);
        }
    }

    private void close(int end) {
        if (open.length() == 0) {
            return;
        }
        String word = plain(open.toString());
        open.setLength(0);
        if (word.endsWith("n't") || word.equals("cannot")) {
            String verb = word.substring(0, word.length() - 3);
            add(verb.equals("ca") ? "can" : verb.equals("wo") ? "will" : verb, openedAt, end);
            add("not", openedAt, end);
        } else {
            add(word, openedAt, end);
        }
    }

    private void add(String word, int start, int end) {
        if (TURNS.contains(word)) {
            negatedUntil = -1;
        }
        words.add(new Word(word, start, end, sentence, words.size() < negatedUntil));
        if (NEGATIONS.contains(word)) {
            negatedUntil = words.size() + NEGATION_REACH;
        }
    }

    /** Letters of another script among Latin ones are read as the Latin letters that they look like. */
    private static String plain(String word) {
        boolean latin = false;
        boolean other = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            latin |= c < 0x250 && Character.isLetter(c);
            other |= c >= 0x370 && c < 0x530;
        }
        if (!latin || !other) {
            return word;
        }
        StringBuilder folded = new StringBuilder();
        word.codePoints().map(Confusables::latin).forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
