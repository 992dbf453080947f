package dev.riskdex.crawler.source;

import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a folder of source files into memory. Links are not followed; what cannot be read is noted. */
final class FolderFiles {

    /** Folders of version control, of installed packages and of caches: nobody's own sources are in them. */
    private static final Set<String> PASSED_OVER = Set.of(
            ".git",
            ".hg",
            ".svn",
            ".tox",
            ".venv",
            "venv",
            "node_modules",
            "site-packages",
            "__pycache__",
            ".gradle",
            ".mypy_cache",
            ".pytest_cache",
            ".idea");

    private FolderFiles() {}

    /**
     * The files of a folder by their path below it, sorted.
     *
     * @param where what the folder is called in warnings
     * @param warnings takes what was left out
     * @throws IOException when the folder itself cannot be read or is out of bounds
     */
    static Map<String, byte[]> read(Path folder, ArchiveLimits limits, String where, List<Warning> warnings)
            throws IOException {
        KeptFiles kept = new KeptFiles(limits, Long.MAX_VALUE, where, warnings);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean foreign =
                        !directory.equals(folder) && PASSED_OVER.contains(String.valueOf(directory.getFileName()));
                return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    String path = pathOf(folder, file);
                    if (kept.keeps(path, attributes.size())) {
                        kept.count(attributes.size());
                        put(path, file);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            private void put(String path, Path file) throws IOException {
                try {
                    kept.put(path, Files.readAllBytes(file));
                } catch (IOException e) {
                    kept.leftOut("file-unreadable", "the file cannot be read: " + e.getMessage(), path);
                }
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(folder)) {
                    throw failure;
                }
                kept.leftOut("file-unreadable", "it cannot be read: " + failure.getMessage(), pathOf(folder, file));
                return FileVisitResult.CONTINUE;
            }
        });
        return kept.files();
    }

    private static String pathOf(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
