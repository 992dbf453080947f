package dev.riskdex.crawler.extract.language;

import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a project declares its types, by name. The bytes of all files are looked through once for the words that
 * declare a type; only files that declare what is asked for are parsed.
 */
public final class DeclaredTypes {

    private static final Set<String> KEYWORDS = Set.of("class", "interface", "enum", "record", "struct", "object");
    private static final int LONGEST_KEYWORD = 9;
    /** Types of one name that are looked at; more are other things of the same name. */
    private static final int MOST_NAMESAKES = 20;

    private final CodeFiles files;
    private final Map<String, List<SyntaxNode>> known = new HashMap<>();
    private @Nullable Map<String, List<String>> paths;

    public DeclaredTypes(CodeFiles files) {
        this.files = files;
    }

    /** The declaration of a type: in the same file, else the first of the project. */
    public Optional<SyntaxNode> find(String name, SyntaxFile near) {
        List<SyntaxNode> all = all(name);
        return all.stream()
                .filter(type -> type.file() == near)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** All declarations of types with a name, such as the parts of one that is written in several files. */
    public List<SyntaxNode> all(String name) {
        List<SyntaxNode> types = known.get(name);
        if (types == null) {
            types = index().getOrDefault(name, List.of()).stream()
                    .distinct()
                    .limit(MOST_NAMESAKES)
                    .flatMap(path -> files.file(path).stream())
                    .flatMap(file -> declarations(name, file).stream())
                    .toList();
            known.put(name, types);
        }
        return types;
    }

    private static List<SyntaxNode> declarations(String name, SyntaxFile file) {
        List<SyntaxNode> found = new ArrayList<>();
        for (int offset : file.words(name, 0, file.size(), Integer.MAX_VALUE)) {
            SyntaxNode node = file.nodeAt(offset);
            node.parent()
                    .filter(parent -> parent.kind().endsWith("_declaration"))
                    .filter(parent -> node.role().equals("name") || node.is("type_identifier"))
                    .filter(parent -> isType(file, parent.start(), node.start()))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static boolean isType(SyntaxFile file, int from, int name) {
        return KEYWORDS.stream()
                .anyMatch(keyword -> !file.words(keyword, from, name, 1).isEmpty());
    }

    private Map<String, List<String>> index() {
        if (paths == null) {
            paths = new HashMap<>();
            for (String path : files.paths()) {
                for (String name : declared(files.bytes(path))) {
                    paths.computeIfAbsent(name, it -> new ArrayList<>()).add(path);
                }
            }
        }
        return paths;
    }

    /** The identifiers that follow a keyword, with nothing but blanks between. */
    private static List<String> declared(byte[] bytes) {
        List<String> names = new ArrayList<>();
        boolean expected = false;
        int at = 0;
        while (at < bytes.length) {
            int start = at;
            while (at < bytes.length && isPart(bytes[at])) {
                at++;
            }
            if (at == start) {
                expected &= bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t';
                at++;
                continue;
            }
            boolean keyword = at - start <= LONGEST_KEYWORD && KEYWORDS.contains(word(bytes, start, at));
            if (expected && !keyword) {
                names.add(word(bytes, start, at));
            }
            expected = keyword;
        }
        return names;
    }

    private static String word(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private static boolean isPart(byte b) {
        return b < 0 || Character.isLetterOrDigit(b) || b == '_' || b == '$';
    }
}
