package dev.riskdex.crawler.extract.worker;

import dev.riskdex.crawler.extract.Extraction;
import dev.riskdex.crawler.extract.Extractor;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.extract.files.SourceTree;
import java.io.IOException;
import java.util.List;

/** A worker whose parser ends the process at some files and never comes back from others. */
public final class FaultyWorker {

    private FaultyWorker() {}

    public static void main(String[] arguments) throws IOException {
        ExtractionWorker.serve(System.in, System.out, limits -> new Extractor() {
            @Override
            public Extraction extract(SourceTree tree, List<String> entryPoints) {
                return new ToolExtractor(limits).extract(new Faulty(tree), entryPoints);
            }
        });
    }

    private record Faulty(SourceTree tree) implements SourceTree {

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
            tree.entering(path);
            if (path.startsWith("crash")) {
                Runtime.getRuntime().halt(134);
            }
            while (path.startsWith("hang")) {
                Thread.onSpinWait();
            }
        }
    }
}
