package dev.riskdex.search;

import dev.riskdex.model.ServerRisk;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/** The writing side of the index. Its lock makes the process that holds it the only writer of the catalogue. */
public final class ToolIndexWriter implements AutoCloseable {

    /** Memory for documents that are not written yet, in mebibytes. */
    private static final double BUFFER = 32;

    private static final String FORMAT = "format";
    private static final String REVISION = "revision";

    private final FSDirectory directory;
    private final IndexWriter writer;

    private ToolIndexWriter(FSDirectory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * Opens the index of a folder; one that cannot be read is emptied, since the store has everything.
     *
     * @throws IndexException when another process writes to it
     */
    public static ToolIndexWriter open(Path folder) {
        try {
            Files.createDirectories(folder);
            try {
                return openAsItIs(folder);
            } catch (CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException
                    | EOFException
                    | FileNotFoundException
                    | NoSuchFileException
                    | IllegalArgumentException e) {
                empty(folder);
                return openAsItIs(folder);
            }
        } catch (LockObtainFailedException e) {
            throw new IndexException(
                    true,
                    "Another process writes to the catalogue in " + folder.getParent()
                            + " (perhaps `serve`); only one can. Stop it, or use another --home.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the index shows this state of the store. */
    public boolean shows(long revision) {
        return state(revision).equals(Map.copyOf(commitData()));
    }

    /** Makes a server's tools those of this state. */
    public void replace(String slug, ServerRisk server) {
        List<Document> documents = new ArrayList<>();
        try {
            for (int i = 0; i < server.tools().size(); i++) {
                documents.add(ToolSearcher.FACETS.build(Fields.of(slug, server, i)));
            }
            Term ofServer = new Term(Fields.SERVER, slug);
            if (documents.isEmpty()) {
                // Lucene keeps memory for a block of no documents until the writer ends.
                writer.deleteDocuments(ofServer);
            } else {
                writer.updateDocuments(ofServer, documents);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets everything. */
    public void clear() {
        try {
            writer.deleteAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes what was done visible to every reader, as the state of the store with this revision. */
    public void commit(long revision) {
        try {
            writer.setLiveCommitData(state(revision).entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (directory) {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> state(long revision) {
        return Map.of(FORMAT, ToolIndex.FORMAT, REVISION, Long.toString(revision));
    }

    private Map<String, String> commitData() {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    private static ToolIndexWriter openAsItIs(Path folder) throws IOException {
        FSDirectory directory = FSDirectory.open(folder);
        try {
            IndexWriterConfig config = new IndexWriterConfig(SearchWords.analyzer())
                    .setSimilarity(ToolIndex.SIMILARITY)
                    .setRAMBufferSizeMB(BUFFER);
            return new ToolIndexWriter(directory, new IndexWriter(directory, config));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
