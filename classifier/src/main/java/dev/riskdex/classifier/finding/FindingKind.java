package dev.riskdex.classifier.finding;

import dev.riskdex.model.Finding;
import java.util.List;

/** One thing that may be odd about a definition. */
interface FindingKind {

    /** What is odd about this one, in the order of its texts; empty where nothing is. */
    List<Finding> in(Subject subject);
}
