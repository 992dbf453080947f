package dev.riskdex.classifier.signal;

import java.util.List;

/** Reads one aspect of a tool and quotes what it sees there. A signal decides nothing and knows no weights. */
interface Signal {

    /** What is there, in a fixed order; the same rule may occur more than once, it counts once. */
    List<Observation> observe(ToolView tool);
}
