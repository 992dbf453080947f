package dev.riskdex.crawler.extract.files;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files of a package or checkout, in memory: path with forward slashes, relative to the root, to bytes. */
public interface SourceTree {

    /** All paths, in a fixed order. */
    List<String> paths();

    /**
     * The bytes of a file; not to be changed by the caller.
     *
     * @throws IllegalArgumentException when the tree has no such path
     */
    byte[] bytes(String path);

    /** Tells that a file is about to be parsed, for whoever wants to know at which file a parser died. */
    default void entering(String path) {}

    /** A tree over files that are already held. */
    static SourceTree of(Map<String, byte[]> files) {
        Map<String, byte[]> sorted = new TreeMap<>(files);
        List<String> paths = List.copyOf(sorted.keySet());
        return new SourceTree() {
            @Override
            public List<String> paths() {
                return paths;
            }

            @Override
            public byte[] bytes(String path) {
                byte[] bytes = sorted.get(path);
                if (bytes == null) {
                    throw new IllegalArgumentException("no such file: " + path);
                }
                return bytes;
            }
        };
    }
}
