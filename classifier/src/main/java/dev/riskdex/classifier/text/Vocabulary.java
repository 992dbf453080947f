package dev.riskdex.classifier.text;

/**
 * The words that the signals know, read from {@code data/signals/}.
 *
 * @param acts what tools do
 * @param objects what they do it to
 * @param combinations what an act on a thing means
 * @param phrases what descriptions say in more than one word
 * @param parameterNames what parameters promise
 * @param domains what servers are about
 * @param actReader finds acts in names and sentences
 * @param actLists finds acts that a text lists
 */
public record Vocabulary(
        Lexicon acts,
        ObjectReader objects,
        Combinations combinations,
        PhraseBook phrases,
        ParameterNames parameterNames,
        Domains domains,
        ActReader actReader,
        ActLists actLists) {

    /** The vocabulary of this build. */
    public static Vocabulary load() {
        Lexicon acts = Lexicon.ofVerbs("signals/acts.yaml");
        Lexicon leadIns = Lexicon.ofVerbs("signals/lead-ins.yaml");
        return new Vocabulary(
                acts,
                new ObjectReader(Lexicon.ofNouns("signals/objects.yaml")),
                new Combinations("signals/combinations.yaml"),
                PhraseBook.read("signals/phrases.yaml"),
                new ParameterNames("signals/parameters.yaml"),
                new Domains("signals/domains.yaml"),
                new ActReader(acts, leadIns, new Languages("signals/languages.yaml", acts)),
                new ActLists(acts, leadIns));
    }
}
