package dev.riskdex.classifier.text;

import dev.riskdex.data.DataFiles;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tells the language of a description: by its script, and among those written in Latin letters by common words. */
public final class TextLanguage {

    /** A share of letters of another script from which a text counts as written in it; names stay Latin everywhere. */
    private static final double SHARE_OF_LETTERS = 0.2;

    private static final String ENGLISH = "en";
    private static final String NONE = "none";

    private final Map<String, String> languageByWord = new HashMap<>();

    private TextLanguage() {}

    /** Reads the common words of {@code data/signals/languages.yaml}. */
    public static TextLanguage load() {
        TextLanguage languages = new TextLanguage();
        DataFiles.yaml("signals/languages.yaml")
                .path("common")
                .properties()
                .forEach(language -> language.getValue()
                        .forEach(word -> languages.languageByWord.put(word.asString(), language.getKey())));
        return languages;
    }

    /** Two letters of ISO 639-1, {@code none} for a text without letters; English where nothing says otherwise. */
    public String of(String text) {
        Map<String, Integer> scripts = new TreeMap<>();
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                letters++;
                scripts.merge(byScript(text.charAt(i)), 1, Integer::sum);
            }
        }
        if (letters == 0) {
            return NONE;
        }
        for (String language : new String[] {"ja", "ko", "ru", "zh"}) {
            if (scripts.getOrDefault(language, 0) >= SHARE_OF_LETTERS * letters) {
                return language;
            }
        }
        return byWords(text);
    }

    private static String byScript(char letter) {
        Character.UnicodeScript script = Character.UnicodeScript.of(letter);
        return switch (script) {
            case HIRAGANA, KATAKANA -> "ja";
            case HANGUL -> "ko";
            case CYRILLIC -> "ru";
            case HAN -> "zh";
            default -> ENGLISH;
        };
    }

    private String byWords(String text) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Description.Token token : Description.of(text).tokens()) {
            String language = languageByWord.get(token.word().toLowerCase(Locale.ROOT));
            if (language != null) {
                counts.merge(language, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(ENGLISH);
    }
}
