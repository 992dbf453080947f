package dev.riskdex.crawler.net;

import dev.riskdex.crawler.UserEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The registries and directories of servers that the user names. They are trusted: they may be private and are reached
 * through the user's proxy ({@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY}). Headers that a registry wants,
 * such as a key, come from the variable {@code RISKDEX_REGISTRY_HEADERS}, by host, with the port where it is not the usual
 * one: {@code {"registry.example.org":{"X-API-Key":"…"}}}. They go to that host only and are never shown or stored.
 */
public final class ServerDirectories {

    /** The variable with the headers. */
    public static final String HEADERS = "RISKDEX_REGISTRY_HEADERS";

    private static final String HEADER_NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}";

    private final UserEnvironment environment;

    public ServerDirectories(UserEnvironment environment) {
        this.environment = environment;
    }

    /**
     * The origin of an address that the user named.
     *
     * @param address of a registry
     * @param authorization value of the {@code Authorization} header, where one is known for it
     * @throws RegistryNotConfiguredException when it is no address, or the variable with the headers is no such object
     */
    public TrustedOrigin origin(String address, Optional<Secret> authorization) throws RegistryNotConfiguredException {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            throw new RegistryNotConfiguredException("the registry is no http or https address");
        }
        return new TrustedOrigin(
                url.newBuilder("/").build().toString(), authorization, headers(url), proxy(url), List.of(), true);
    }

    private Map<String, Secret> headers(HttpUrl url) throws RegistryNotConfiguredException {
        Map<String, Secret> headers = new TreeMap<>();
        Optional<String> text = environment.variable(HEADERS);
        if (text.isEmpty()) {
            return headers;
        }
        boolean usualPort = url.port() == HttpUrl.defaultPort(url.scheme());
        JsonNode ofHost = json(text.get()).path(url.host() + (usualPort ? "" : ":" + url.port()));
        for (Map.Entry<String, JsonNode> entry : ofHost.properties()) {
            String value = entry.getValue().asString("");
            if (!entry.getKey().matches(HEADER_NAME) || !value.matches("[ -~\t]{1,10000}")) {
                throw unreadable();
            }
            headers.put(entry.getKey(), new Secret(value));
        }
        return headers;
    }

    /** What the parser says of a broken value is not passed on, because it quotes it. */
    private static JsonNode json(String text) throws RegistryNotConfiguredException {
        try {
            JsonNode node = JsonMapper.shared().readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static RegistryNotConfiguredException unreadable() {
        return new RegistryNotConfiguredException("the variable " + HEADERS
                + " must be a JSON object of hosts with their headers, such as {\"HOST\":{\"X-API-Key\":\"KEY\"}}");
    }

    private Optional<ProxyAddress> proxy(HttpUrl url) {
        String excepted = variable("NO_PROXY").orElse("");
        boolean direct = Stream.of(excepted.split("[,\\s]+"))
                .map(entry -> entry.replaceFirst("^\\*?\\.", "").toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*")
                        || url.host().equals(entry)
                        || url.host().endsWith("." + entry));
        return direct
                ? Optional.empty()
                : variable(url.isHttps() ? "HTTPS_PROXY" : "HTTP_PROXY").flatMap(ProxyAddress::parse);
    }

    private Optional<String> variable(String name) {
        return environment.variable(name).or(() -> environment.variable(name.toLowerCase(Locale.ROOT)));
    }
}
