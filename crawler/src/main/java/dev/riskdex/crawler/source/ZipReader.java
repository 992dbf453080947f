package dev.riskdex.crawler.source;

import dev.riskdex.model.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads a zip archive in memory, such as a wheel or a bundle, by its central directory: links and paths that lead
 * elsewhere are left out, and an archive that is damaged, encrypted or out of all proportion is refused.
 */
final class ZipReader {

    private ZipReader() {}

    /**
     * The files of an archive by path, sorted.
     *
     * @param where what the archive is called in warnings
     * @param warnings takes what was left out
     * @throws IOException when the archive is damaged or out of bounds
     */
    static Map<String, byte[]> read(byte[] archive, ArchiveLimits limits, String where, List<Warning> warnings)
            throws IOException {
        KeptFiles kept = KeptFiles.ofArchive(archive.length, limits, where, warnings);
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                .get()) {
            Set<String> names = new HashSet<>();
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                kept.count(entry.getSize());
                if (!entry.isDirectory()) {
                    if (!names.add(entry.getName())) {
                        throw new IOException("holds two files named " + KeptFiles.printable(entry.getName()));
                    }
                    read(zip, entry, kept);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged header: " + e.getMessage(), e);
        }
        return kept.files();
    }

    private static void read(ZipFile zip, ZipArchiveEntry entry, KeptFiles kept) throws IOException {
        String path = entry.getName();
        if (entry.isUnixSymlink()) {
            kept.leftOut("archive-link", "a link or special file is left out", path);
            return;
        }
        if (kept.leadsElsewhere(path) || !kept.keeps(path, entry.getSize())) {
            return;
        }
        if (!zip.canReadEntryData(entry)) {
            kept.leftOut("archive-entry-unreadable", "an encrypted or strangely packed file is left out", path);
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) Math.min(entry.getSize() + 1, Integer.MAX_VALUE - 8));
            if (bytes.length != entry.getSize()) {
                throw new IOException("has another size than it says in " + KeptFiles.printable(path));
            }
            kept.put(path, bytes);
        }
    }
}
