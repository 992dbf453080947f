package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.syntax.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree whose Rust files have {@code [a, b]} for {@code vec![a, b]}, at the same offsets: the grammar reads the
 * elements of an array, but leaves what stands in a macro unread.
 */
final class VectorsAsArrays implements SourceTree {

    private static final String MACRO = "vec![";
    private static final byte[] BYTES = MACRO.getBytes(StandardCharsets.US_ASCII);

    private final SourceTree tree;
    private final Map<String, byte[]> read = new HashMap<>();

    VectorsAsArrays(SourceTree tree) {
        this.tree = tree;
    }

    @Override
    public List<String> paths() {
        return tree.paths();
    }

    @Override
    public void entering(String path) {
        tree.entering(path);
    }

    @Override
    public byte[] bytes(String path) {
        byte[] known = read.get(path);
        if (known != null) {
            return known;
        }
        byte[] bytes = tree.bytes(path);
        byte[] arrays = path.endsWith(".rs") && Words.contains(bytes, MACRO) ? arrays(bytes) : bytes;
        read.put(path, arrays);
        return arrays;
    }

    private static byte[] arrays(byte[] bytes) {
        byte[] arrays = bytes.clone();
        for (int at = 0; at + BYTES.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + BYTES.length, BYTES, 0, BYTES.length)) {
                Arrays.fill(arrays, at, at + BYTES.length - 1, (byte) ' ');
            }
        }
        return arrays;
    }
}
