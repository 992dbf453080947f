package dev.riskdex.crawler.net;

import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.crawler.UserEnvironment.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * Where the user's pip looks for packages: variables of pip and uv, then pip's configuration files. What none of them
 * says is asked of pip, if it is there.
 */
final class PipConfiguration {

    /** pip's help has some thousand bytes. */
    private static final int LONGEST_HELP = 1 << 16;

    private static final Pattern DEFAULT_INDEX =
            Pattern.compile("--index-url[^-]*?\\(default\\s+(https?://[^\\s)]+)\\)");

    private final UserEnvironment environment;

    PipConfiguration(UserEnvironment environment) {
        this.environment = environment;
    }

    /**
     * The index, with the user's credentials in its address and certificates for it.
     *
     * @throws RegistryNotConfiguredException when none is configured
     */
    TrustedOrigin index() throws RegistryNotConfiguredException {
        String address = variable("PIP_INDEX_URL")
                .or(() -> variable("UV_DEFAULT_INDEX"))
                .or(() -> variable("UV_INDEX_URL"))
                .or(() -> setting("index-url"))
                .or(this::builtIn)
                .orElseThrow(() -> new RegistryNotConfiguredException(
                        "no Python package index is configured; set PIP_INDEX_URL to its address, or write index-url"
                                + " into pip.conf, or install pip"));
        HttpUrl url = HttpUrl.parse(address.endsWith("/") ? address : address + "/");
        if (url == null) {
            throw new RegistryNotConfiguredException(
                    "the configured Python package index is not an http or https address; look at PIP_INDEX_URL and"
                            + " pip.conf");
        }
        Optional<Secret> authorization = url.username().isEmpty()
                ? Optional.empty()
                : Optional.of(new Secret(Credentials.basic(url.username(), url.password())));
        Optional<ProxyAddress> proxy = variable("PIP_PROXY")
                .or(() -> setting("proxy"))
                .or(() -> variable(url.isHttps() ? "HTTPS_PROXY" : "HTTP_PROXY"))
                .flatMap(ProxyAddress::parse);
        List<Path> certificates =
                variable("PIP_CERT").or(() -> setting("cert")).map(Path::of).filter(Files::isRegularFile).stream()
                        .toList();
        String base = url.newBuilder().username("").password("").build().toString();
        return new TrustedOrigin(base, authorization, proxy, certificates, true);
    }

    private Optional<String> variable(String name) {
        return environment.variable(name);
    }

    private Optional<String> setting(String key) {
        return files().map(file -> Npmrc.read(file, environment))
                .flatMap((Map<String, String> settings) -> Stream.ofNullable(settings.get(key)))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** pip's configuration files, those that win first. */
    private Stream<Path> files() {
        List<Path> files = new ArrayList<>();
        variable("PIP_CONFIG_FILE").map(Path::of).ifPresent(files::add);
        Path home = environment.home();
        if (environment.platform() == Platform.WINDOWS) {
            variable("APPDATA").ifPresent(folder -> files.add(Path.of(folder, "pip", "pip.ini")));
            files.add(home.resolve("pip").resolve("pip.ini"));
        } else {
            files.add(variable("XDG_CONFIG_HOME")
                    .map(Path::of)
                    .orElse(home.resolve(".config"))
                    .resolve("pip/pip.conf"));
            files.add(home.resolve("Library/Application Support/pip/pip.conf"));
            files.add(home.resolve(".pip/pip.conf"));
            files.add(Path.of("/etc/pip.conf"));
        }
        return files.stream();
    }

    /** The index that pip itself has built in, as its help tells it. */
    private Optional<String> builtIn() {
        return ClientCommand.find(environment, "pip", ".exe")
                .ask(LONGEST_HELP, "install", "--help")
                .or(() -> ClientCommand.find(environment, "pip3", ".exe").ask(LONGEST_HELP, "install", "--help"))
                .map(DEFAULT_INDEX::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }
}
