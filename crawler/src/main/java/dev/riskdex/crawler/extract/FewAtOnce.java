package dev.riskdex.crawler.extract;

import dev.riskdex.crawler.extract.files.SourceTree;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Lets only so many threads read source code at once, whoever asks: each takes a core and a process of its own. */
public final class FewAtOnce implements Extractor {

    private final Extractor extractor;
    private final Semaphore turns;

    /**
     * @param extractor reads
     * @param most how many may read at once
     */
    public FewAtOnce(Extractor extractor, int most) {
        this.extractor = extractor;
        this.turns = new Semaphore(most);
    }

    @Override
    public Extraction extract(SourceTree tree, List<String> entryPoints) {
        turns.acquireUninterruptibly();
        try {
            return extractor.extract(tree, entryPoints);
        } finally {
            turns.release();
        }
    }
}
