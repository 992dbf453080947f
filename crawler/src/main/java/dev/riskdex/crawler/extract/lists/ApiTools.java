package dev.riskdex.crawler.extract.lists;

import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tools of a server that makes them at run time from API documents which lie in its repository. */
final class ApiTools {

    static final ApiTools NONE = new ApiTools(List.of(), List.of());

    private static final String HOW = "OpenAPI operation";
    private static final Pattern TESTS =
            Pattern.compile("(?i)(.*/)?(__tests__|tests?|fixtures?|testdata|examples?)/.*");
    private static final Pattern NAMED_AS_API = Pattern.compile("(?i).*(openapi|swagger)[^/]*");

    private final List<ToolDefinition> tools;
    private final List<Warning> warnings;

    private ApiTools(List<ToolDefinition> tools, List<Warning> warnings) {
        this.tools = tools;
        this.warnings = warnings;
    }

    List<Warning> warnings() {
        return warnings;
    }

    /** The tools of the code, which go before, and those of the documents. */
    List<ToolDefinition> joined(List<ToolDefinition> others) {
        Map<String, ToolDefinition> all = new LinkedHashMap<>();
        others.forEach(tool -> all.put(tool.name(), tool));
        tools.forEach(tool -> all.putIfAbsent(tool.name(), tool));
        return List.copyOf(all.values());
    }

    /** The tools of the documents that the code names; without any, of the only document there is. */
    static ApiTools in(SourceTree tree, CodeText code) {
        List<ApiDocument> named = documents(tree, path -> isNamed(path, code));
        if (named.isEmpty()) {
            List<ApiDocument> all =
                    documents(tree, path -> NAMED_AS_API.matcher(path).matches());
            named = all.size() == 1 ? all : List.of();
        }
        List<ToolDefinition> tools = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        for (ApiDocument document : named) {
            List<ToolDefinition> made = tools(document, tree, code);
            tools.addAll(made);
            warnings.add(new Warning(
                    "dynamic",
                    "The server makes its list at run time from this document; " + made.size()
                            + " tools stand for its operations.",
                    document.file().path()));
        }
        return new ApiTools(tools, warnings);
    }

    private static List<ApiDocument> documents(SourceTree tree, Predicate<String> wanted) {
        return tree.paths().stream()
                .filter(path -> path.endsWith(".json") || ListFile.isYaml(path))
                .filter(path -> !TESTS.matcher(path).matches())
                .filter(path -> ApiDocument.mayBeIn(tree.bytes(path)))
                .filter(wanted)
                .flatMap(path -> ListFile.of(tree, path).flatMap(ApiDocument::read).stream())
                .toList();
    }

    /** Whether the code names a file, with or without its ending. */
    private static boolean isNamed(String path, CodeText code) {
        String name = ListFile.nameOf(path);
        return code.holds(name) || code.quotes(name.substring(0, name.lastIndexOf('.')));
    }

    private static List<ToolDefinition> tools(ApiDocument document, SourceTree tree, CodeText code) {
        List<ApiDocument.Operation> operations = document.operations();
        Set<String> ids = operations.stream()
                .flatMap(operation -> operation.id().stream())
                .collect(Collectors.toSet());
        ApiNames names = new ApiNames(ids, tree, code);
        return operations.stream()
                .filter(names::takes)
                .map(operation -> tool(operation, names, document.file().path()))
                .toList();
    }

    private static ToolDefinition tool(ApiDocument.Operation operation, ApiNames names, String path) {
        return new ToolDefinition(
                names.of(operation),
                Optional.empty(),
                operation.text(),
                Optional.of(operation.schema()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ToolOrigin(
                        Optional.of(path),
                        OptionalInt.of(operation.line()),
                        Optional.of(HOW),
                        Optional.of("made at run time from the API document"),
                        operation.text().isEmpty() || names.renames(operation),
                        false));
    }
}
