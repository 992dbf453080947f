package dev.riskdex.crawler.extract;

import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.List;

/** What came of reading a package. */
public record Extraction(List<ToolDefinition> tools, List<Warning> warnings, List<String> importedPackages) {}
