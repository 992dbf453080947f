package dev.riskdex.crawler.extract;

import dev.riskdex.crawler.extract.files.SourceTree;
import java.util.List;

/** Reads the tools that a package or checkout declares. Nothing of it is executed. */
public interface Extractor {

    /**
     * Reads what can be reached from the entry points by relative imports.
     *
     * @param entryPoints paths in the tree; such that do not exist are left out; empty when they are not known, then
     *     every file counts that is not a test, example or document
     */
    Extraction extract(SourceTree tree, List<String> entryPoints);

    /** Reads a tree whose entry points are not known. */
    default Extraction extract(SourceTree tree) {
        return extract(tree, List.of());
    }
}
