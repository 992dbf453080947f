package dev.riskdex.crawler.extract.worker;

import dev.riskdex.crawler.extract.Extractor;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/**
 * The worker process: reads trees from standard input, answers on standard output, and ends with its input. Before it
 * parses a file it says which, so that the crawl knows what a crash is due to.
 */
public final class ExtractionWorker {

    /** The next message is a path that is parsed. */
    static final int PATH = 1;

    /** The next message is what came of the tree. */
    static final int RESULT = 2;

    private ExtractionWorker() {}

    /** Serves until the input ends; takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        OutputStream answers = System.out;
        System.setOut(System.err);
        serve(System.in, answers, ToolExtractor::new);
    }

    /**
     * Serves until the input ends.
     *
     * @param extractors makes the extractor for a request's limits
     */
    static void serve(InputStream requests, OutputStream answers, Function<ExtractLimits, Extractor> extractors)
            throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(requests, 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(answers, 1 << 16));
        while (true) {
            Messages.Request request;
            try {
                request = Messages.Request.read(in);
            } catch (EOFException end) {
                return;
            }
            SourceTree tree = new Announcing(SourceTree.of(request.files()), out);
            var extraction = extractors.apply(request.limits()).extract(tree, request.entryPoints());
            out.writeByte(RESULT);
            Messages.writeExtraction(extraction, out);
        }
    }

    /** A tree that says which file is parsed. */
    private static final class Announcing implements SourceTree {

        private final SourceTree tree;
        private final DataOutputStream out;

        Announcing(SourceTree tree, DataOutputStream out) {
            this.tree = tree;
            this.out = out;
        }

        @Override
        public List<String> paths() {
            return tree.paths();
        }

        @Override
        public byte[] bytes(String path) {
            return tree.bytes(path);
        }

        @Override
        public void entering(String path) {
            try {
                out.writeByte(PATH);
                Messages.writeText(out, path);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
