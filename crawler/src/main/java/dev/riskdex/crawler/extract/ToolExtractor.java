package dev.riskdex.crawler.extract;

import java.util.List;

/** Reads tools from the files of a package. */
public final class ToolExtractor {

    public ToolExtractor(ExtractLimits limits) {}

    public Extraction extract(SourceTree tree, List<String> entryPoints) {
        return new Extraction(List.of(), List.of(), List.of());
    }

    public Extraction extract(SourceTree tree) {
        return extract(tree, List.of());
    }
}
