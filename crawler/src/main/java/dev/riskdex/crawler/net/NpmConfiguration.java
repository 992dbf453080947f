package dev.riskdex.crawler.net;

import dev.riskdex.crawler.UserEnvironment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * npm's settings as npm itself would see them: environment before the project's {@code .npmrc}, before the user's,
 * before the global one. What no file says is asked of npm, if it is there.
 */
final class NpmConfiguration {

    private final UserEnvironment environment;
    private final List<Map<String, String>> layers;
    private final NpmCommand command;

    private NpmConfiguration(UserEnvironment environment, List<Map<String, String>> layers, NpmCommand command) {
        this.environment = environment;
        this.layers = layers;
        this.command = command;
    }

    static NpmConfiguration of(UserEnvironment environment) {
        NpmCommand command = NpmCommand.find(environment);
        Map<String, String> variables = fromVariables(environment);
        List<Map<String, String>> layers = new ArrayList<>();
        layers.add(variables);
        layers.add(Npmrc.read(environment.workingDirectory().resolve(".npmrc"), environment));
        layers.add(Npmrc.read(
                Optional.ofNullable(variables.get("userconfig"))
                        .map(Path::of)
                        .orElse(environment.home().resolve(".npmrc")),
                environment));
        Optional.ofNullable(variables.get("globalconfig"))
                .map(Path::of)
                .or(command::globalConfiguration)
                .ifPresent(file -> layers.add(Npmrc.read(file, environment)));
        return new NpmConfiguration(environment, layers, command);
    }

    /** Variables such as {@code npm_config_registry}, in any case; underscores in the key stand for hyphens. */
    private static Map<String, String> fromVariables(UserEnvironment environment) {
        Map<String, String> settings = new HashMap<>();
        environment.variables().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("npm_config_") && !value.isBlank()) {
                String key = name.substring("npm_config_".length());
                settings.put(
                        key.startsWith("//") || key.startsWith("@")
                                ? key
                                : key.toLowerCase(Locale.ROOT).replaceAll("(?<!^)_", "-"),
                        value);
            }
        });
        return settings;
    }

    private Optional<String> setting(String key) {
        return layers.stream()
                .flatMap(layer -> Stream.ofNullable(layer.get(key)))
                .filter(value -> !value.isBlank() && !value.equals("null"))
                .findFirst();
    }

    TrustedOrigin registry(String packageName) throws RegistryNotConfiguredException {
        Optional<String> configured = packageName.startsWith("@") && packageName.contains("/")
                ? setting(packageName.substring(0, packageName.indexOf('/')) + ":registry")
                : Optional.empty();
        String address = configured
                .or(() -> setting("registry"))
                .or(command::registry)
                .orElseThrow(() -> new RegistryNotConfiguredException(
                        "no npm registry is configured; set npm_config_registry to its address, or write"
                                + " registry=ADDRESS into .npmrc in the home folder, or install npm"));
        HttpUrl url = HttpUrl.parse(address.endsWith("/") ? address : address + "/");
        if (url == null) {
            throw new RegistryNotConfiguredException(
                    "the configured npm registry is not an http or https address; look at npm_config_registry and .npmrc");
        }
        String base = url.newBuilder().username("").password("").build().toString();
        Optional<Secret> authorization = authorization(url);
        return new TrustedOrigin(
                base,
                authorization,
                proxy(url),
                certificates(),
                !setting("strict-ssl").map("false"::equals).orElse(false));
    }

    /** Credentials that are filed under the registry's address or a folder above it. */
    private Optional<Secret> authorization(HttpUrl registry) {
        if (!registry.username().isEmpty()) {
            return Optional.of(new Secret(Credentials.basic(registry.username(), registry.password())));
        }
        boolean usualPort = registry.port() == HttpUrl.defaultPort(registry.scheme());
        String prefix = "//" + registry.host() + (usualPort ? "" : ":" + registry.port()) + registry.encodedPath();
        while (prefix.length() > 2) {
            String folder = prefix;
            Optional<Secret> found = setting(folder + ":_authToken")
                    .map(token -> "Bearer " + token)
                    .or(() -> setting(folder + ":_auth").map(auth -> "Basic " + auth))
                    .or(() -> passwordAuthorization(folder))
                    .map(Secret::new);
            if (found.isPresent()) {
                return found;
            }
            prefix = prefix.substring(0, prefix.lastIndexOf('/', prefix.length() - 2) + 1);
        }
        return Optional.empty();
    }

    private Optional<String> passwordAuthorization(String folder) {
        return setting(folder + ":username")
                .flatMap(user -> setting(folder + ":_password")
                        .flatMap(NpmConfiguration::decoded)
                        .map(password -> Credentials.basic(user, password)));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<ProxyAddress> proxy(HttpUrl registry) {
        if (bypassesProxy(registry.host())) {
            return Optional.empty();
        }
        Optional<String> https = setting("https-proxy").or(() -> variable("HTTPS_PROXY"));
        Optional<String> plain =
                setting("proxy").or(() -> setting("http-proxy")).or(() -> variable("HTTP_PROXY"));
        Optional<String> address = registry.isHttps() ? https.or(() -> plain) : plain;
        return address.filter(text -> !text.equals("false")).flatMap(ProxyAddress::parse);
    }

    private boolean bypassesProxy(String host) {
        String list = setting("noproxy").or(() -> variable("NO_PROXY")).orElse("");
        return Stream.of(list.split("[,\\s]+"))
                .map(entry -> entry.startsWith("*.") ? entry.substring(1) : entry)
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*")
                        || host.equals(entry)
                        || host.endsWith(entry.startsWith(".") ? entry : "." + entry));
    }

    private Optional<String> variable(String name) {
        return environment.variable(name).or(() -> environment.variable(name.toLowerCase(Locale.ROOT)));
    }

    private List<Path> certificates() {
        return setting("cafile").map(Path::of).filter(Files::isRegularFile).stream()
                .toList();
    }
}
