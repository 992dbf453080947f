package dev.riskdex.crawler.extract.language;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import java.util.List;

/** Reads the tools that files of one language family declare. */
public interface LanguageReader {

    /**
     * Reads a tree; files of other languages are left alone.
     *
     * @param entryPoints paths where reading starts; empty when unknown, then every file of the language counts
     */
    Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits);
}
