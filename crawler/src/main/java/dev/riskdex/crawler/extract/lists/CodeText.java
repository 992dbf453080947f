package dev.riskdex.crawler.extract.lists;

import dev.riskdex.crawler.extract.files.ProductFiles;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.syntax.Words;
import java.util.List;
import java.util.Set;

/** What the code of a tree mentions, found without parsing it. */
final class CodeText {

    private static final Set<String> ENDINGS = Set.of(
            "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "py", "go", "java", "kt", "cs", "rs", "php", "rb",
            "swift", "ex", "exs");

    private final SourceTree tree;
    private final List<String> paths;

    CodeText(SourceTree tree) {
        this.tree = tree;
        this.paths = tree.paths().stream()
                .filter(path -> ENDINGS.contains(path.substring(path.lastIndexOf('.') + 1)))
                .filter(ProductFiles::contain)
                .toList();
    }

    /** The code files of the product. */
    List<String> paths() {
        return paths;
    }

    /** Whether any code file holds a text. */
    boolean holds(String text) {
        return paths.stream().anyMatch(path -> Words.contains(tree.bytes(path), text));
    }

    /** Whether any code file holds a text between quotes. */
    boolean quotes(String text) {
        return holds('"' + text + '"') || holds('\'' + text + '\'');
    }
}
