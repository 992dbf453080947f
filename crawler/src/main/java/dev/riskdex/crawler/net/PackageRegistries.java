package dev.riskdex.crawler.net;

import dev.riskdex.crawler.UserEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The package registries that the user's own clients are configured with. Nothing is looked up before a registry is
 * asked for the first time.
 */
public final class PackageRegistries {

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

    private synchronized NpmConfiguration npmConfiguration() {
        NpmConfiguration known = npm;
        if (known == null) {
            known = NpmConfiguration.of(environment);
            npm = known;
        }
        return known;
    }
}
