package dev.riskdex.crawler.extract.lists;

import dev.riskdex.crawler.extract.files.ProductFiles;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.Warning;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The tools that a README names: the last resort, for nobody keeps it equal to the server. */
final class ReadmeTools {

    /** How a tool of a README was found. */
    static final String HOW = "README";

    /** A README often lists what is there only with some option, licence or version. */
    private static final String ONLY_NAMED = "only a README names it";

    private static final int LONGEST = 1 << 20;

    private ReadmeTools() {}

    /** The tools of the README nearest to the top that names any. */
    static List<ToolDefinition> in(SourceTree tree) {
        return tree.paths().stream()
                .filter(ReadmeTools::isReadme)
                .sorted(Comparator.comparingInt(ReadmeTools::depth).thenComparing(String::length))
                .filter(path -> tree.bytes(path).length <= LONGEST)
                .map(path -> read(tree, path))
                .filter(tools -> !tools.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** READMEs, and the files into which Python packages copy theirs. */
    private static boolean isReadme(String path) {
        String name = ListFile.nameOf(path).toLowerCase(Locale.ROOT);
        boolean readme = name.startsWith("readme") && name.endsWith(".md");
        return (readme || name.equals("metadata") || name.equals("pkg-info")) && ProductFiles.contain(path);
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private static List<ToolDefinition> read(SourceTree tree, String path) {
        return ListFile.of(tree, path).stream()
                .flatMap(file -> new ReadmeReader().read(file.text()).stream())
                .map(item -> tool(item, path))
                .toList();
    }

    private static ToolDefinition tool(ReadmeReader.Item item, String path) {
        return new ToolDefinition(
                item.name(),
                Optional.empty(),
                Optional.of(item.text()).filter(text -> !text.isBlank()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ToolOrigin(
                        Optional.of(path),
                        OptionalInt.of(item.line()),
                        Optional.of(HOW),
                        Optional.of(ONLY_NAMED),
                        true,
                        true));
    }

    /** That the tools come from a README. */
    static Optional<Warning> warning(List<ToolDefinition> tools) {
        return tools.stream()
                .findFirst()
                .map(tool -> new Warning(
                        "tools-from-readme",
                        "No tools were found in the files; these " + tools.size()
                                + " are named in the README, which may be out of date and does not tell parameters.",
                        tool.origin().file().orElse("")));
    }
}
