package dev.riskdex.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.BooleanSimilarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** The reading side of the index: any number of processes, each seeing what was last committed. */
public final class ToolIndex implements AutoCloseable {

    /** Counts up when {@link Fields} or {@link SearchWords} change; an index of another format is built anew. */
    static final String FORMAT = "2";

    static final Similarity SIMILARITY = new PerFieldSimilarityWrapper() {
        private final Similarity frequency = new BM25Similarity();
        private final Similarity presence = new BooleanSimilarity();

        @Override
        public Similarity get(String field) {
            return field.equals(Fields.DESCRIPTION) ? frequency : presence;
        }
    };

    private final Directory directory;
    private @Nullable SearcherManager manager;
    private @Nullable Prepared prepared;

    private ToolIndex(Directory directory) {
        this.directory = directory;
    }

    /** The index of a folder, which need not be there yet. */
    public static ToolIndex at(Path folder) {
        try {
            return new ToolIndex(FSDirectory.open(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Finds tools.
     *
     * @throws QuerySyntaxException when the text asks for a field or a value that there is not
     * @throws IllegalArgumentException when the cursor is not one that a search returned
     * @throws IndexException when there is no index that can be read
     */
    public SearchResult search(SearchQuery query) {
        try {
            SearcherManager searchers = searchers();
            searchers.maybeRefresh();
            IndexSearcher searcher = searchers.acquire();
            try {
                return searcher.getIndexReader().numDocs() == 0
                        ? SearchResult.NOTHING
                        : prepared(searcher).search(query);
            } finally {
                searchers.release(searcher);
            }
        } catch (IndexNotFoundException e) {
            throw new IndexException(false, "The search index is not built yet; `index` or `serve` build it.", e);
        } catch (IOException e) {
            throw new IndexException(false, "The search index cannot be read: " + e.getMessage(), e);
        }
    }

    private synchronized SearcherManager searchers() throws IOException {
        SearcherManager open = manager;
        if (open == null) {
            open = new SearcherManager(directory, new WithSimilarity());
            manager = open;
        }
        return open;
    }

    private synchronized ToolSearcher prepared(IndexSearcher searcher) throws IOException {
        Prepared ready = prepared;
        if (ready == null || ready.reader != searcher.getIndexReader()) {
            ready = new Prepared(searcher.getIndexReader(), new ToolSearcher(searcher));
            prepared = ready;
        }
        return ready.searcher;
    }

    @Override
    public synchronized void close() {
        try {
            SearcherManager open = manager;
            if (open != null) {
                open.close();
            }
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A searcher with its facets, and the state of the index that they belong to. */
    private record Prepared(IndexReader reader, ToolSearcher searcher) {}

    private static final class WithSimilarity extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(SIMILARITY);
            return searcher;
        }
    }
}
