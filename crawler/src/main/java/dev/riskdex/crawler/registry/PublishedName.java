package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.net.FetchException;
import dev.riskdex.crawler.net.FetchRequest;
import dev.riskdex.crawler.net.RegistryNotConfiguredException;
import dev.riskdex.crawler.net.TrustedOrigin;
import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.Texts;
import dev.riskdex.crawler.source.PackageSpec;
import dev.riskdex.model.ServerDefinition;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The npm package that a repository's server is published as. The link must hold both ways: the manifest in the repository
 * has the package's name, and the package in the user's registry names the repository. So nobody can take over the identity
 * of another's package by writing its name into a manifest.
 */
final class PublishedName {

    /** Bytes of a version's metadata; real ones have a few thousand. */
    private static final int MOST_BYTES = 2 << 20;

    private static final Pattern SCRIPT = Pattern.compile(".*\\.[cm]?[jt]sx?");
    private static final Pattern SHORTHAND = Pattern.compile("(?:github:)?([\\w.-]+/[\\w.-]+)");

    private PublishedName() {}

    /**
     * Asks the registry.
     *
     * @param read what was read in the repository
     * @param repository the repository
     * @return the identity, or empty when there is no such package, it is of another repository, or nobody can be asked
     */
    static Optional<String> of(ServerDefinition read, CanonicalIdentity.Repository repository, SourceContext context) {
        String name = read.server().name();
        boolean script = read.tools().stream()
                .flatMap(tool -> tool.origin().file().stream())
                .anyMatch(file -> SCRIPT.matcher(file).matches());
        boolean named =
                PackageSpec.find(name).filter(spec -> spec.version().isEmpty()).isPresent();
        return script
                        && named
                        && repositoryOf(name, context)
                                .filter(repository::isSame)
                                .isPresent()
                ? Optional.of("npm:" + name)
                : Optional.empty();
    }

    private static Optional<CanonicalIdentity.Repository> repositoryOf(String name, SourceContext context) {
        if (context.offline()) {
            return Optional.empty();
        }
        try {
            TrustedOrigin registry = context.registries().npm(name);
            String address = registry.base() + name.replace("/", "%2f") + "/latest";
            byte[] bytes = context.fetcher()
                    .fetch(FetchRequest.trusted(registry, address, MOST_BYTES))
                    .bytes();
            String text = Texts.decode(bytes, bytes.length, address, new ArrayList<>());
            return JsonTreeReader.strict(context.limits().files())
                    .read(text, address)
                    .root()
                    .flatMap(root -> repository(root.path("repository")));
        } catch (RegistryNotConfiguredException | FetchException e) {
            return Optional.empty();
        }
    }

    /** As npm writes it: an object with an address, an address, or {@code OWNER/NAME}. */
    private static Optional<CanonicalIdentity.Repository> repository(JsonNode field) {
        String address = field.isObject() ? field.path("url").asString("") : field.asString("");
        Matcher shorthand = SHORTHAND.matcher(address);
        return CanonicalIdentity.repository(
                shorthand.matches() ? "https://github.com/" + shorthand.group(1) : address, "");
    }
}
