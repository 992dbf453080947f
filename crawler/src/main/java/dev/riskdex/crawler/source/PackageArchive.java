package dev.riskdex.crawler.source;

import dev.riskdex.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads an npm tarball in memory. Only files that can hold tool definitions or say what the package is are kept;
 * links, devices and paths that lead elsewhere are left out, and an archive that is out of all proportion is refused.
 */
final class PackageArchive {

    private static final Set<String> KEPT =
            Set.of("js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "json", "md", "yaml", "yml");

    /** What may stand between two files: their headers, long names included, and padding. */
    private static final long HEADER_BYTES = 1 << 20;

    private final ArchiveLimits limits;
    private final String where;
    private final List<Warning> warnings;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private long totalBytes;
    private long keptBytes;
    private int entries;

    private PackageArchive(ArchiveLimits limits, String where, List<Warning> warnings) {
        this.limits = limits;
        this.where = where;
        this.warnings = warnings;
    }

    /**
     * The files of a tarball by their path below its top folder, sorted.
     *
     * @param where what the archive is called in warnings
     * @param warnings takes what was left out
     * @throws IOException when the archive is damaged or out of bounds
     */
    static Map<String, byte[]> read(byte[] tarball, ArchiveLimits limits, String where, List<Warning> warnings)
            throws IOException {
        PackageArchive archive = new PackageArchive(limits, where, warnings);
        archive.readAll(tarball);
        return new TreeMap<>(archive.files);
    }

    private void readAll(byte[] tarball) throws IOException {
        long longest = Math.min(limits.totalBytes(), Math.max(1L << 20, (long) tarball.length * limits.ratio()));
        try (AllowedInput in = new AllowedInput(new GZIPInputStream(new ByteArrayInputStream(tarball), 64 << 10));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            in.allow(HEADER_BYTES);
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                entries++;
                totalBytes += Math.max(0, entry.getSize());
                if (entries > limits.entries()) {
                    throw new IOException("more than " + limits.entries() + " entries");
                }
                if (totalBytes > longest) {
                    throw new IOException("unpacks to more than " + longest + " bytes");
                }
                in.allow(entry.getSize() + HEADER_BYTES);
                read(tar, entry);
                entry = tar.getNextEntry();
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged header: " + e.getMessage(), e);
        }
    }

    private void read(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        if (entry.isDirectory() || entry.isGlobalPaxHeader()) {
            return;
        }
        String name = entry.getName();
        if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()) {
            warn("archive-link", "a link or special file is left out", name);
            return;
        }
        if (leadsElsewhere(name)) {
            warn("archive-path", "a path that leads out of the package is left out", name);
            return;
        }
        String path = name.replaceFirst("^\\./", "").replaceFirst("^[^/]+/", "");
        if (keeps(path, entry.getSize())) {
            byte[] bytes = tar.readNBytes((int) entry.getSize());
            if (bytes.length < entry.getSize()) {
                throw new IOException("breaks off in " + printable(name));
            }
            put(path, bytes);
        }
    }

    private boolean keeps(String path, long size) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (!KEPT.contains(lower.substring(lower.lastIndexOf('.') + 1)) || lower.endsWith(".d.ts")) {
            return false;
        }
        if (size > limits.fileBytes() || keptBytes + size > limits.keptBytes()) {
            warn("file-too-large", "a file of " + size + " bytes is not read", path);
            return false;
        }
        return true;
    }

    private void put(String path, byte[] bytes) throws IOException {
        byte[] before = files.put(path, bytes);
        if (before != null && !Arrays.equals(before, bytes)) {
            throw new IOException("holds two different files named " + printable(path));
        }
        keptBytes += bytes.length;
    }

    private static boolean leadsElsewhere(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.indexOf('\0') >= 0
                || name.matches("[A-Za-z]:.*")
                || List.of(name.split("/", -1)).contains("..");
    }

    private void warn(String code, String message, String path) {
        if (warnings.size() < 100) {
            warnings.add(new Warning(code, message, where + "/" + printable(path)));
        }
    }

    private static String printable(String path) {
        String shown = path.length() > 200 ? path.substring(0, 200) + "…" : path;
        return shown.replaceAll("\\p{C}", "?");
    }

    /** A stream that gives so many bytes and then fails until more are allowed, so that no header can be endless. */
    private static final class AllowedInput extends FilterInputStream {

        private long left;

        AllowedInput(InputStream in) {
            super(in);
        }

        void allow(long bytes) {
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(count);
            return count;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("a header is longer than " + HEADER_BYTES + " bytes");
            }
        }
    }
}
