package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.net.FetchException;
import dev.riskdex.crawler.net.FetchRequest;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An MCP bundle ({@code .mcpb}, formerly {@code .dxt}), read without being unpacked, installed or run.
 *
 * @param notation {@code mcpb:FILE} or {@code mcpb:ADDRESS}, with {@code #sha256=HEX} where the hash is known
 * @param place the file or its https address
 * @param expected the hash that the bundle must have, where one was promised
 */
public record McpbSource(String notation, String place, Optional<Integrity> expected) implements Source {

    private static final Pattern NOTATION =
            Pattern.compile("mcpb:(?<place>.*?)(?:#sha256=(?<hash>[0-9a-fA-F]{64}))?", Pattern.DOTALL);

    /**
     * Reads {@code mcpb:FILE} or {@code mcpb:ADDRESS}; a bundle that does not have the hash of {@code #sha256=HEX} at
     * the end is not read.
     *
     * @throws IllegalArgumentException when nothing is named
     */
    public static Source parse(String notation) {
        Matcher matcher = NOTATION.matcher(notation);
        if (!matcher.matches() || matcher.group("place").isBlank()) {
            throw new IllegalArgumentException("'" + notation + "' names no bundle; write mcpb:FILE or mcpb:ADDRESS");
        }
        Optional<Integrity> expected = Optional.ofNullable(matcher.group("hash"))
                .map(hash -> new Integrity("SHA-256", hash.toLowerCase(Locale.ROOT)));
        return new McpbSource(notation, matcher.group("place"), expected);
    }

    @Override
    public SourceReading read(SourceContext context) {
        List<Warning> noted = new ArrayList<>();
        try {
            boolean remote = place.startsWith("https://") || place.startsWith("http://");
            byte[] bundle = remote ? download(context) : file(context);
            if (!expected.map(hash -> hash.matches(bundle)).orElse(true)) {
                throw new UnreadableException(
                        "wrong-integrity", "the bundle does not have the hash that was promised for it", notation);
            }
            Map<String, byte[]> files = ZipReader.read(bundle, context.limits().archives(), notation, noted);
            byte[] manifest = files.get("manifest.json");
            if (manifest == null) {
                throw new UnreadableException("no-manifest", "the archive holds no manifest.json", notation);
            }
            ServerRoot root = ProjectManifest.bundle(new String(manifest, StandardCharsets.UTF_8));
            String name = root.names().stream().findFirst().orElse("unnamed");
            Optional<Instant> fetched = remote ? Optional.of(context.clock().instant()) : Optional.empty();
            CheckoutReader.Origin origin = new CheckoutReader.Origin(
                    "mcpb",
                    "mcpb:" + name,
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    notation,
                    fetched,
                    Optional.of(Sha256.hex(bundle)));
            CheckoutReader reader = new CheckoutReader(context.extractor());
            return DirectorySource.reading(List.of(reader.server(files, root, origin, noted)));
        } catch (UnreadableException e) {
            return SourceReading.failure(e.warning());
        } catch (IOException e) {
            return SourceReading.failure(
                    new Warning("bad-archive", "the bundle cannot be read: " + e.getMessage(), notation));
        }
    }

    private byte[] file(SourceContext context) throws IOException, UnreadableException {
        Path file = context.environment().workingDirectory().resolve(place);
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException("no-such-file", "there is no such file", notation);
        }
        int most = context.limits().archives().archiveBytes();
        if (Files.size(file) > most) {
            throw new UnreadableException("too-large", "the file has more than " + most + " bytes", notation);
        }
        return Files.readAllBytes(file);
    }

    private byte[] download(SourceContext context) throws UnreadableException {
        if (context.offline()) {
            throw UnreadableException.offline(notation);
        }
        try {
            return context.fetcher()
                    .fetch(FetchRequest.untrusted(
                            place, context.limits().archives().archiveBytes()))
                    .bytes();
        } catch (FetchException e) {
            throw new UnreadableException(e.reason().code(), e.getMessage() + " (" + e.url() + ")", notation);
        }
    }
}
