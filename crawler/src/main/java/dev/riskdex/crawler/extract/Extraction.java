package dev.riskdex.crawler.extract;

import dev.riskdex.crawler.extract.language.PackageImport;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.List;

/**
 * What was read out of a source tree.
 *
 * @param tools definitions in the order of their places, each name once
 * @param warnings files and expressions that could not be read
 * @param imports what the entry files import from other packages; the tools of a mere shim are in one of them
 */
public record Extraction(List<ToolDefinition> tools, List<Warning> warnings, List<PackageImport> imports) {

    public Extraction {
        tools = List.copyOf(tools);
        warnings = List.copyOf(warnings);
        imports = List.copyOf(imports);
    }
}
