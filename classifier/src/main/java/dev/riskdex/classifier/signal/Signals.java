package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All signals, in the order in which they are asked. */
public final class Signals {

    private final Map<String, Signal> signals = new LinkedHashMap<>();

    public Signals(Vocabulary vocabulary) {
        signals.put("names", new NameActSignal(vocabulary));
        signals.put("texts", new TextActSignal(vocabulary));
        signals.put("phrases", new PhraseSignal());
        signals.put("parameters", new ParameterSignal());
        signals.put("hints", new HintSignal());
        signals.put("siblings", new SiblingSignal(vocabulary.objects()));
        signals.put("domains", new DomainSignal(vocabulary.combinations()));
    }

    /** The names of all signals, in order. */
    public List<String> names() {
        return List.copyOf(signals.keySet());
    }

    /**
     * These signals without one of them.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public Signals without(String name) {
        Signals rest = new Signals(signals);
        if (rest.signals.remove(name) == null) {
            throw new IllegalArgumentException("there is no signal '" + name + "', only " + names());
        }
        return rest;
    }

    private Signals(Map<String, Signal> signals) {
        this.signals.putAll(signals);
    }

    /** What all signals see of a tool; a rule counts once, where it was seen first. */
    public List<Observation> observe(ToolView tool) {
        Set<String> seen = new HashSet<>();
        List<Observation> observations = new ArrayList<>();
        for (Signal signal : signals.values()) {
            for (Observation observation : signal.observe(tool)) {
                if (seen.add(observation.rule())) {
                    observations.add(observation);
                }
            }
        }
        return List.copyOf(observations);
    }
}
