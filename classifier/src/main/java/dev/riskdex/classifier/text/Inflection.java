package dev.riskdex.classifier.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** Derives the regular English forms of a word. A form that no one writes does no harm: it is never met. */
public interface Inflection {

    /** What a form of a word is, which tells an act ("deletes") from a quality ("deleted items"). */
    public enum Form {
        BASE,
        PLURAL_OR_THIRD_PERSON,
        GERUND,
        PAST,
        /** Who does it, such as "writer" or "generator". */
        AGENT
    }

    Map<String, Form> forms(String word);

    /** The third person of a verb, such as "deletes". */
    public static String thirdPerson(String verb) {
        return plural(verb);
    }

    /** Third person, past and present participle, and who does it. */
    public static Map<String, Form> ofVerb(String verb) {
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put(thirdPerson(verb), Form.PLURAL_OR_THIRD_PERSON);
        if (verb.endsWith("e")) {
            forms.put(verb + "d", Form.PAST);
            forms.put(verb.substring(0, verb.length() - 1) + "ing", Form.GERUND);
        } else if (endsInConsonantAndY(verb)) {
            forms.put(verb.substring(0, verb.length() - 1) + "ied", Form.PAST);
            forms.put(verb + "ing", Form.GERUND);
        } else {
            String doubled = verb + verb.charAt(verb.length() - 1);
            forms.put(verb + "ed", Form.PAST);
            forms.put(doubled + "ed", Form.PAST);
            forms.put(verb + "ing", Form.GERUND);
            forms.put(doubled + "ing", Form.GERUND);
        }
        String stem = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
        forms.putIfAbsent(stem + "er", Form.AGENT);
        forms.putIfAbsent(stem + "or", Form.AGENT);
        return forms;
    }

    /** The plural. */
    public static Map<String, Form> ofNoun(String noun) {
        return Map.of(plural(noun), Form.PLURAL_OR_THIRD_PERSON);
    }

    private static String plural(String word) {
        if (endsInConsonantAndY(word)) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        boolean hissing = word.endsWith("s") || word.endsWith("x") || word.endsWith("ch") || word.endsWith("sh");
        return word + (hissing ? "es" : "s");
    }

    private static boolean endsInConsonantAndY(String word) {
        return word.length() > 2 && word.endsWith("y") && "aeiou".indexOf(word.charAt(word.length() - 2)) < 0;
    }
}
