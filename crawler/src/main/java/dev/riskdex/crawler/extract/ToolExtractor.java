package dev.riskdex.crawler.extract;

import dev.riskdex.crawler.extract.csharp.CSharpReader;
import dev.riskdex.crawler.extract.elixir.ElixirReader;
import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.golang.GoReader;
import dev.riskdex.crawler.extract.java.JavaReader;
import dev.riskdex.crawler.extract.javascript.JavaScriptReader;
import dev.riskdex.crawler.extract.kotlin.KotlinReader;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.language.PackageImport;
import dev.riskdex.crawler.extract.lists.ReadyLists;
import dev.riskdex.crawler.extract.php.PhpReader;
import dev.riskdex.crawler.extract.python.PythonReader;
import dev.riskdex.crawler.extract.ruby.RubyReader;
import dev.riskdex.crawler.extract.rust.RustReader;
import dev.riskdex.crawler.extract.swift.SwiftReader;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the tools that a package or checkout declares. Nothing of it is executed. */
public final class ToolExtractor implements Extractor {

    private static final List<LanguageReader> READERS = List.of(
            new JavaScriptReader(),
            new PythonReader(),
            new GoReader(),
            new JavaReader(),
            new KotlinReader(),
            new CSharpReader(),
            new RustReader(),
            new PhpReader(),
            new RubyReader(),
            new SwiftReader(),
            new ElixirReader());

    private final ExtractLimits limits;

    public ToolExtractor(ExtractLimits limits) {
        this.limits = limits;
    }

    @Override
    public Extraction extract(SourceTree tree, List<String> entryPoints) {
        List<FoundTool> found = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        Set<PackageImport> imports = new LinkedHashSet<>();
        for (LanguageReader reader : READERS) {
            Findings findings = reader.read(tree, entryPoints, limits);
            found.addAll(findings.tools());
            warnings.addAll(findings.warnings());
            imports.addAll(findings.imports());
        }
        List<ToolDefinition> inCode = onePerName(found);
        ReadyLists.Completed completed = ReadyLists.complete(tree, inCode);
        Set<String> names = inCode.stream().map(ToolDefinition::name).collect(Collectors.toSet());
        completed.tools().stream()
                .filter(tool -> names.contains(tool.name()))
                .forEach(tool -> warnings.addAll(unreadable(tool)));
        warnings.addAll(completed.warnings());
        return new Extraction(completed.tools(), warnings, List.copyOf(imports));
    }

    /** One tool a name: the place that tells most, the first of equals. */
    private List<ToolDefinition> onePerName(List<FoundTool> found) {
        Map<String, FoundTool> best = new LinkedHashMap<>();
        for (FoundTool tool : found) {
            best.merge(tool.definition().name(), tool, (old, next) -> next.weight() > old.weight() ? next : old);
        }
        return best.values().stream()
                .limit(limits.tools())
                .map(FoundTool::definition)
                .toList();
    }

    /** What is declared of a tool, but computed at run time. */
    private static List<Warning> unreadable(ToolDefinition tool) {
        List<Warning> warnings = new ArrayList<>();
        ToolOrigin origin = tool.origin();
        String where = origin.file().orElse("") + ":" + origin.line().orElse(1);
        if (origin.descriptionPartial() && tool.description().isEmpty()) {
            warnings.add(new Warning(
                    "tool-description-unreadable", "The description of " + tool.name() + " is computed.", where));
        }
        if (origin.parametersUnknown()) {
            warnings.add(new Warning(
                    "tool-parameters-unreadable", "The parameters of " + tool.name() + " are computed.", where));
        }
        return warnings;
    }
}
