package dev.riskdex.crawler.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hash that a registry promises for a tarball.
 *
 * @param algorithm Java's name of it, such as {@code SHA-512}
 * @param hex the expected hash in lower-case hex
 */
public record Integrity(String algorithm, String hex) {

    /** From weak to strong. */
    private static final List<String> KNOWN = List.of("sha1", "sha256", "sha384", "sha512");

    /** The strongest of what a version's {@code dist} promises: {@code integrity}, else {@code shasum}. */
    static Optional<Integrity> strongest(String integrity, String shasum) {
        Optional<Integrity> strongest = Stream.of(integrity.strip().split("\\s+"))
                .filter(part -> KNOWN.contains(algorithm(part)))
                .max(Comparator.comparingInt(part -> KNOWN.indexOf(algorithm(part))))
                .flatMap(Integrity::decoded);
        return strongest.or(() -> Optional.of(shasum)
                .filter(text -> text.matches("[0-9a-fA-F]{40}"))
                .map(text -> new Integrity("SHA-1", text.toLowerCase(Locale.ROOT))));
    }

    private static String algorithm(String part) {
        return part.contains("-") ? part.substring(0, part.indexOf('-')) : "";
    }

    private static Optional<Integrity> decoded(String part) {
        String base64 = part.substring(part.indexOf('-') + 1).replaceFirst("\\?.*", "");
        try {
            String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
            return Optional.of(new Integrity("SHA-" + algorithm(part).substring("sha".length()), hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean matches(byte[] bytes) {
        try {
            byte[] actual = MessageDigest.getInstance(algorithm).digest(bytes);
            return HexFormat.of().formatHex(actual).equals(hex);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
