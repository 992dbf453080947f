package dev.riskdex.crawler.net;

import dev.riskdex.crawler.UserEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The package registries that the user's own clients are configured with. Nothing is looked up before a registry is
 * asked for the first time.
 */
public final class PackageRegistries {

    private static final String PUBLIC_GITHUB_API = "https://api.github.com/";

    private final UserEnvironment environment;
    private @Nullable NpmConfiguration npm;

    public PackageRegistries(UserEnvironment environment) {
        this.environment = environment;
    }

    /**
     * The npm registry for a package, with the user's token, proxy and certificates for it.
     *
     * @param packageName a scope may have a registry of its own
     * @throws RegistryNotConfiguredException when no registry is configured
     */
    public TrustedOrigin npm(String packageName) throws RegistryNotConfiguredException {
        return npmConfiguration().registry(packageName);
    }

    /**
     * The index of Python packages, ending in a slash; a package's files are listed below it.
     *
     * @throws RegistryNotConfiguredException when none is configured
     */
    public TrustedOrigin pypi() throws RegistryNotConfiguredException {
        return new PipConfiguration(environment).index();
    }

    /**
     * The API of the forge for {@code github:} sources: the variable {@code GITHUB_API_URL}, as in the forge's own
     * workflows, with the token of {@code GH_TOKEN} or {@code GITHUB_TOKEN}; the public one where none is set.
     */
    public TrustedOrigin github() {
        String base = environment.variable("GITHUB_API_URL").orElse(PUBLIC_GITHUB_API);
        return new TrustedOrigin(
                base.endsWith("/") ? base : base + "/",
                environment
                        .variable("GH_TOKEN")
                        .or(() -> environment.variable("GITHUB_TOKEN"))
                        .map(token -> new Secret("Bearer " + token)),
                environment.variable("HTTPS_PROXY").flatMap(ProxyAddress::parse),
                List.of(),
                true);
    }

    private synchronized NpmConfiguration npmConfiguration() {
        NpmConfiguration known = npm;
        if (known == null) {
            known = NpmConfiguration.of(environment);
            npm = known;
        }
        return known;
    }
}
