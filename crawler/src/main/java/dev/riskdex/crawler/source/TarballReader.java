package dev.riskdex.crawler.source;

import dev.riskdex.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads a gzipped tar archive in memory: links, devices and paths that lead elsewhere are left out, and an archive that
 * is out of all proportion is refused.
 */
final class TarballReader {

    /** What may stand between two files: their headers, long names included, and padding. */
    private static final long HEADER_BYTES = 1 << 20;

    private TarballReader() {}

    /**
     * The files of a tarball by their path below its top folder, sorted.
     *
     * @param where what the archive is called in warnings
     * @param warnings takes what was left out
     * @throws IOException when the archive is damaged or out of bounds
     */
    static Map<String, byte[]> read(byte[] tarball, ArchiveLimits limits, String where, List<Warning> warnings)
            throws IOException {
        KeptFiles kept = KeptFiles.ofArchive(tarball.length, limits, where, warnings);
        try (AllowedInput in = new AllowedInput(new GZIPInputStream(new ByteArrayInputStream(tarball), 64 << 10));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            in.allow(HEADER_BYTES);
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                kept.count(entry.getSize());
                in.allow(entry.getSize() + HEADER_BYTES);
                read(tar, entry, kept);
                entry = tar.getNextEntry();
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged header: " + e.getMessage(), e);
        }
        return kept.files();
    }

    private static void read(TarArchiveInputStream tar, TarArchiveEntry entry, KeptFiles kept) throws IOException {
        if (entry.isDirectory() || entry.isGlobalPaxHeader()) {
            return;
        }
        String name = entry.getName();
        if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()) {
            kept.leftOut("archive-link", "a link or special file is left out", name);
            return;
        }
        if (kept.leadsElsewhere(name)) {
            return;
        }
        String path = name.replaceFirst("^\\./", "").replaceFirst("^[^/]+/", "");
        if (kept.keeps(path, entry.getSize())) {
            byte[] bytes = tar.readNBytes((int) entry.getSize());
            if (bytes.length < entry.getSize()) {
                throw new IOException("breaks off in " + KeptFiles.printable(name));
            }
            kept.put(path, bytes);
        }
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
