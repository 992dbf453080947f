package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All signals, in the order in which they are asked. */
public final class Signals {

    private final List<Signal> signals;

    public Signals(Vocabulary vocabulary) {
        this.signals = List.of(
                new NameActSignal(vocabulary),
                new TextActSignal(vocabulary),
                new PhraseSignal(),
                new ParameterSignal(new ActionMembers(vocabulary)),
                new HintSignal(),
                new SiblingSignal(vocabulary.objects()),
                new DomainSignal(vocabulary.combinations()));
    }

    /** What all signals see of a tool; a rule counts once, where it was seen first. */
    public List<Observation> observe(ToolView tool) {
        Set<String> seen = new HashSet<>();
        List<Observation> observations = new ArrayList<>();
        for (Signal signal : signals) {
            for (Observation observation : signal.observe(tool)) {
                if (seen.add(observation.rule())) {
                    observations.add(observation);
                }
            }
        }
        return List.copyOf(observations);
    }
}
