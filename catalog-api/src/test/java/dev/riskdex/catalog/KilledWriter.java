package dev.riskdex.catalog;

import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ServerRisk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A process of its own that stores batch after batch, and names each on standard output, until it is killed. */
final class KilledWriter {

    static final int BATCH = 3;

    private KilledWriter() {}

    /** The identities of a batch's servers. */
    static List<String> identities(String batch) {
        return IntStream.range(0, BATCH).mapToObj(i -> "npm:" + batch + "-" + i).toList();
    }

    /** Takes the folder of the catalogue and the beginning of the names of batches. */
    public static void main(String[] arguments) {
        try (Catalogue catalogue = Catalogue.open(Path.of(arguments[0]), () -> Samples.CLASSIFIER, Samples.CLOCK)) {
            for (int i = 0; true; i++) {
                String batch = arguments[1] + i;
                catalogue.putAll(
                        identities(batch).stream().map(KilledWriter::server).toList());
                System.out.println(batch);
                System.out.flush();
            }
        }
    }

    private static ServerRisk server(String identity) {
        ServerRisk payments = Samples.payments();
        ServerDefinition definition = payments.definition();
        return new ServerRisk(
                new ServerDefinition(
                        definition.rowId(), ServerInfo.of(identity), definition.provenance(), definition.tools()),
                payments.tools());
    }
}
