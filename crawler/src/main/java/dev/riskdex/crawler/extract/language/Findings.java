package dev.riskdex.crawler.extract.language;

import dev.riskdex.model.Warning;
import java.util.List;

/**
 * What one language reader found.
 *
 * @param tools tools in the order they were met; a name may occur several times
 * @param warnings what could not be read
 * @param imports what the entry files import from other packages
 */
public record Findings(List<FoundTool> tools, List<Warning> warnings, List<PackageImport> imports) {

    public Findings {
        tools = List.copyOf(tools);
        warnings = List.copyOf(warnings);
        imports = List.copyOf(imports);
    }
}
