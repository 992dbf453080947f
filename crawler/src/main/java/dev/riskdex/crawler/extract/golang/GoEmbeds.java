package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables that the compiler fills with the text of a file: {@code //go:embed texts/find.md} above them. */
final class GoEmbeds {

    private static final Set<String> TYPES = Set.of("string", "[]byte");
    private static final int LONGEST_COMMENT = 2_000;
    private static final Pattern EMBED = Pattern.compile(
            "(?m)^[ \\t]*//go:embed[ \\t]+[\"`]?([^\\s\"`]+)[\"`]?[ \\t]*\\R(?:[ \\t]*//.*\\R)*[ \\t]*(?:var[ \\t]+)?\\z");

    private GoEmbeds() {}

    /** The text of the file that a variable without a value stands for. */
    static Optional<String> text(SyntaxNode variable, SourceTree tree) {
        String type = variable.child("type").map(SyntaxNode::text).orElse("");
        if (!variable.is("var_spec") || !TYPES.contains(type)) {
            return Optional.empty();
        }
        int from = Math.max(0, variable.start() - LONGEST_COMMENT);
        Matcher embed = EMBED.matcher(variable.file().text(from, variable.start()));
        return embed.find() ? read(variable.file().path(), embed.group(1), tree) : Optional.empty();
    }

    private static Optional<String> read(String from, String name, SourceTree tree) {
        Path path = Path.of("/" + from).resolveSibling(name).normalize();
        String inTree = path.toString().substring(1);
        return tree.paths().contains(inTree)
                ? Optional.of(new String(tree.bytes(inTree), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
