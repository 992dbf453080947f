package dev.riskdex.crawler.source;

import dev.riskdex.model.Warning;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of an archive or folder that are held in memory: those that can hold tool definitions or say what the
 * package is, as far as the limits allow. What is left out is noted; what is out of all proportion is refused.
 */
final class KeptFiles {

    private static final Set<String> ENDINGS = Set.of(
            "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "py", "go", "java", "kt", "kts", "cs", "rs", "php",
            "rb", "swift", "ex", "exs", "json", "json5", "yaml", "yml", "toml", "md", "snap", "mod", "csproj", "gradle",
            "gemspec", "cfg");

    private static final Set<String> NAMES = Set.of("pom.xml", "gemfile", "pkg-info", "metadata");

    private static final int MOST_WARNINGS = 100;

    private final ArchiveLimits limits;
    private final long longest;
    private final String where;
    private final List<Warning> warnings;
    private final Map<String, byte[]> files = new TreeMap<>();
    private long totalBytes;
    private long keptBytes;
    private int entries;
    private int noted;

    /**
     * @param longest bytes that all entries together may have, kept or not
     * @param where what the archive or folder is called in warnings
     * @param warnings takes what was left out
     */
    KeptFiles(ArchiveLimits limits, long longest, String where, List<Warning> warnings) {
        this.limits = limits;
        this.longest = longest;
        this.where = where;
        this.warnings = warnings;
    }

    /** For an archive of so many bytes, which must not get out of proportion by unpacking. */
    static KeptFiles ofArchive(int archiveBytes, ArchiveLimits limits, String where, List<Warning> warnings) {
        long longest = Math.min(limits.totalBytes(), Math.max(1L << 20, (long) archiveBytes * limits.ratio()));
        return new KeptFiles(limits, longest, where, warnings);
    }

    /**
     * Counts an entry, whether it is kept or not.
     *
     * @throws IOException when there are too many, or they are too large together
     */
    void count(long size) throws IOException {
        entries++;
        totalBytes += Math.max(0, size);
        if (entries > limits.entries()) {
            throw new IOException("more than " + limits.entries() + " entries");
        }
        if (totalBytes > longest) {
            throw new IOException("unpacks to more than " + longest + " bytes");
        }
    }

    /** Whether a file is worth keeping and there is room for it. */
    boolean keeps(String path, long size) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = lower.substring(lower.lastIndexOf('/') + 1);
        boolean known = ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) || NAMES.contains(name);
        if (!known || name.endsWith(".d.ts")) {
            return false;
        }
        if (size > limits.fileBytes() || keptBytes + size > limits.keptBytes()) {
            leftOut("file-too-large", "a file of " + size + " bytes is not read", path);
            return false;
        }
        return true;
    }

    /**
     * Keeps a file.
     *
     * @throws IOException when there is another of this name
     */
    void put(String path, byte[] bytes) throws IOException {
        byte[] before = files.put(path, bytes);
        if (before != null && !Arrays.equals(before, bytes)) {
            throw new IOException("holds two different files named " + printable(path));
        }
        keptBytes += bytes.length;
    }

    /** Whether a path in an archive would lead out of the folder that it is unpacked into. */
    boolean leadsElsewhere(String path) {
        boolean elsewhere = path.startsWith("/")
                || path.contains("\\")
                || path.indexOf('\0') >= 0
                || path.matches("[A-Za-z]:.*")
                || List.of(path.split("/", -1)).contains("..");
        if (elsewhere) {
            leftOut("archive-path", "a path that leads out of the package is left out", path);
        }
        return elsewhere;
    }

    /** Notes what is left out. */
    void leftOut(String code, String message, String path) {
        if (noted < MOST_WARNINGS) {
            noted++;
            warnings.add(new Warning(code, message, where + "/" + printable(path)));
        }
    }

    /** All files kept, by path, sorted. */
    Map<String, byte[]> files() {
        return files;
    }

    static String printable(String path) {
        String shown = path.length() > 200 ? path.substring(0, 200) + "…" : path;
        return shown.replaceAll("\\p{C}", "?");
    }
}
