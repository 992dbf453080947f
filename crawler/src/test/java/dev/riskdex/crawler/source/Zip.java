package dev.riskdex.crawler.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Makes zip archives, also such as no tool would make. */
final class Zip {

    private static final int LINK = 0120777;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

    Zip file(String path, String text) {
        return add(new ZipArchiveEntry(path), text.getBytes(StandardCharsets.UTF_8));
    }

    Zip link(String path, String target) {
        ZipArchiveEntry entry = new ZipArchiveEntry(path);
        entry.setUnixMode(LINK);
        return add(entry, target.getBytes(StandardCharsets.UTF_8));
    }

    private Zip add(ZipArchiveEntry entry, byte[] content) {
        try {
            zip.putArchiveEntry(entry);
            zip.write(content);
            zip.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
