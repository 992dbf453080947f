package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.net.FetchException;
import dev.riskdex.crawler.net.FetchRequest;
import dev.riskdex.crawler.net.Manners;
import dev.riskdex.crawler.net.TrustedOrigin;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository of a GitHub, downloaded as a tarball and read without running any of it.
 *
 * @param notation {@code github:OWNER/REPO[@REF][:SUBDIR]}
 * @param repository {@code OWNER/REPO}
 * @param ref branch, tag or commit; absent for the default branch
 * @param folder below which everything is read, empty for all
 */
public record GithubSource(String notation, String repository, Optional<String> ref, String folder) implements Source {

    /** Names as the forge allows them; a ref may have slashes. */
    private static final Pattern NOTATION =
            Pattern.compile("github:(?<repo>[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/[A-Za-z0-9._-]{1,100})"
                    + "(?:@(?<ref>[A-Za-z0-9._/+-]{1,250}))?(?::(?<folder>[^:]{1,500}))?");

    /**
     * Reads {@code github:OWNER/REPO[@REF][:SUBDIR]}.
     *
     * @throws IllegalArgumentException when it is not of this form
     */
    public static Source parse(String notation) {
        Matcher matcher = NOTATION.matcher(notation);
        Optional<String> ref = Optional.empty();
        String folder = "";
        boolean right = matcher.matches();
        if (right) {
            ref = Optional.ofNullable(matcher.group("ref"));
            folder = Optional.ofNullable(matcher.group("folder")).orElse("").replaceAll("^/+|/+$", "");
            right = List.of(folder.split("/", -1)).stream().noneMatch(".."::equals)
                    && ref.stream()
                            .noneMatch(name -> List.of(name.split("/", -1)).contains(".."));
        }
        if (!right) {
            throw new IllegalArgumentException(
                    "'" + notation + "' names no repository; write github:OWNER/REPO, github:OWNER/REPO@REF or"
                            + " github:OWNER/REPO@REF:SUBDIR");
        }
        return new GithubSource(notation, matcher.group("repo"), ref, folder);
    }

    @Override
    public SourceReading read(SourceContext context) {
        List<Warning> noted = new ArrayList<>();
        try {
            byte[] tarball = download(context);
            Map<String, byte[]> files =
                    below(folder, TarballReader.read(tarball, context.limits().archives(), notation, noted));
            if (files.isEmpty()) {
                throw new UnreadableException(
                        "nothing-there", "the repository has no files to read below this folder", notation);
            }
            CheckoutReader.Origin origin = new CheckoutReader.Origin(
                    "github",
                    "github:" + repository.toLowerCase(Locale.ROOT) + (folder.isEmpty() ? "" : "/" + folder),
                    repository.substring(repository.indexOf('/') + 1),
                    Optional.empty(),
                    Optional.of("https://github.com/" + repository),
                    notation,
                    Optional.of(context.clock().instant()),
                    Optional.of(Sha256.hex(tarball)));
            CheckoutReader reader = new CheckoutReader(context.extractor());
            return DirectorySource.reading(reader.servers(files, origin, noted));
        } catch (UnreadableException e) {
            return SourceReading.failure(e.warning());
        } catch (IOException e) {
            return SourceReading.failure(
                    new Warning("bad-archive", "the archive cannot be read: " + e.getMessage(), notation));
        }
    }

    private byte[] download(SourceContext context) throws UnreadableException {
        if (context.offline()) {
            throw UnreadableException.offline(notation);
        }
        TrustedOrigin api = context.registries().github();
        String address = api.base() + "repos/" + repository + "/tarball"
                + ref.map(name -> "/" + name).orElse("");
        try {
            return context.fetcher()
                    .fetch(FetchRequest.trusted(
                                    api, address, context.limits().archives().archiveBytes())
                            .with(Manners.IN_TURN))
                    .bytes();
        } catch (FetchException e) {
            String message = e.status() == 404
                    ? "there is no such repository or ref, or it is private (" + e.url() + ")"
                    : e.getMessage() + " (" + e.url() + ")";
            throw new UnreadableException(e.reason().code(), message, notation);
        }
    }

    /** The files below a folder, with the paths that they have in the repository. */
    private static Map<String, byte[]> below(String folder, Map<String, byte[]> files) {
        Map<String, byte[]> found = new TreeMap<>(files);
        found.keySet().removeIf(path -> !folder.isEmpty() && !path.startsWith(folder + "/"));
        return found;
    }
}
