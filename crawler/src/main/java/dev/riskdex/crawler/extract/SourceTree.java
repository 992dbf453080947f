package dev.riskdex.crawler.extract;

import java.util.List;
import java.util.Map;

/** The files of a package. */
public interface SourceTree {

    List<String> paths();

    byte[] bytes(String path);

    static SourceTree of(Map<String, byte[]> files) {
        return new SourceTree() {
            @Override
            public List<String> paths() {
                return files.keySet().stream().sorted().toList();
            }

            @Override
            public byte[] bytes(String path) {
                byte[] bytes = files.get(path);
                if (bytes == null) {
                    throw new IllegalArgumentException("no file " + path);
                }
                return bytes;
            }
        };
    }
}
