package dev.riskdex.crawler.extract.lists;

import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;

/** Completes what the code readers found with the lists that lie beside the code. */
public final class ReadyLists {

    private ReadyLists() {}

    /**
     * The tools of a tree, and what there is to say about its lists.
     *
     * @param tools from the code and from lists
     * @param warnings differences between the two, and what lists leave open
     */
    public record Completed(List<ToolDefinition> tools, List<Warning> warnings) {

        public Completed {
            tools = List.copyOf(tools);
            warnings = List.copyOf(warnings);
        }
    }

    /** Whether a file may belong to a list of tools, by its name; such a file may lie far from the code. */
    public static boolean isList(String path) {
        return ListFiles.isList(path);
    }

    /** Whether a tool was found in a README only. */
    public static boolean isFromReadme(ToolDefinition tool) {
        return tool.origin().how().filter(ReadmeTools.HOW::equals).isPresent();
    }

    /**
     * Completes the tools of a tree.
     *
     * @param found what the code readers found, each name once
     */
    public static Completed complete(SourceTree tree, List<ToolDefinition> found) {
        CodeText code = new CodeText(tree);
        ListMerge merge = new ListMerge(found, code);
        ListFiles.in(tree).forEach(merge::add);
        List<Warning> warnings = new ArrayList<>(merge.warnings());
        List<ToolDefinition> tools = merge.tools();
        GenerationSigns signs = GenerationSigns.in(tree, code, tools.isEmpty());
        ApiTools api = signs.makesToolsFromApi(tools.isEmpty()) ? ApiTools.in(tree, code) : ApiTools.NONE;
        tools = api.joined(tools);
        warnings.addAll(api.warnings());
        signs.warning(tools.isEmpty()).ifPresent(warnings::add);
        if (tools.isEmpty()) {
            tools = ReadmeTools.in(tree);
            ReadmeTools.warning(tools).ifPresent(warnings::add);
        }
        return new Completed(tools, warnings);
    }
}
