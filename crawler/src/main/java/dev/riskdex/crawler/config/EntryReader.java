package dev.riskdex.crawler.config;

import dev.riskdex.crawler.config.ServerIdentity.Kind;
import dev.riskdex.model.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Turns the entries of a client into the one form in which all are judged. Values of secrets end here, but for the
 * command, which says nothing about itself.
 */
final class EntryReader {

    /** What a client calls it when tools run without a question. */
    private static final String APPROVE = "approve";

    private final Client client;
    private final ClientTable table;
    private final String scope;
    private final String file;

    EntryReader(Client client, ClientTable table, String scope, String file) {
        this.client = client;
        this.table = table;
        this.scope = scope;
        this.file = file;
    }

    ConfiguredServer read(JsonNode node, String name, boolean startable) {
        Entry entry = new Entry(node, client, table);
        List<String> command = entry.command();
        Optional<String> url = command.isEmpty() ? entry.text("address") : Optional.empty();
        ServerIdentity identity = url.map(CommandIdentity::remote).orElseGet(() -> CommandIdentity.of(command));
        String transport = transport(entry, url.isPresent());
        if (command.isEmpty() && url.isEmpty() && transport.equals("builtin")) {
            identity = new ServerIdentity(Kind.LOCAL, client.name() + "'s own " + name, Optional.empty());
        }
        Configuration use = new Configuration(
                client.name(),
                scope,
                file,
                name,
                transport,
                SecretMask.command(command, identity),
                names(entry.pairs("environment").keySet().stream()),
                url.map(SecretMask::address),
                names(Stream.concat(
                        entry.pairs("headers").keySet().stream(),
                        entry.text("tokenVariable").map(variable -> "Authorization").stream())),
                startable && entry.flag("enabled", true) && !entry.flag("disabled", false),
                tools(entry.texts("toolsAllowed").stream().filter(tool -> !tool.equals("*"))),
                tools(entry.texts("toolsDenied").stream()),
                autoApproved(entry),
                secretsIn(entry, command, url),
                identity.id(),
                identity.version());
        return new ConfiguredServer(use, identity, new LocalCommand(command));
    }

    private static List<String> names(Stream<String> names) {
        return names.filter(name -> !name.isEmpty())
                .map(SecretMask::variable)
                .distinct()
                .toList();
    }

    private static List<String> tools(Stream<String> tools) {
        return tools.filter(tool -> !tool.isBlank())
                .map(tool -> Secrets.looksLikeKey(tool) ? SecretMask.MASK : tool)
                .distinct()
                .toList();
    }

    private String transport(Entry entry, boolean remote) {
        String type = entry.text("type").orElse("").toLowerCase(Locale.ROOT);
        if (!remote) {
            return type.equals("builtin") || type.equals("platform") ? "builtin" : "stdio";
        }
        boolean plain = type.isEmpty()
                && entry.field("address")
                        .filter(field -> field.getKey().equals("url"))
                        .isPresent();
        return type.contains("sse") || plain && client.plainUrlIsSse() ? "sse" : "http";
    }

    private static List<String> autoApproved(Entry entry) {
        boolean all = entry.flag("trusted", false)
                || entry.text("approvalMode").filter(APPROVE::equals).isPresent();
        Stream<String> single = entry.fields("approvalModesOfTools")
                .flatMap(field -> field.getValue().properties().stream())
                .filter(tool ->
                        tool.getValue().path("approval_mode").asString("").equals(APPROVE))
                .map(Map.Entry::getKey);
        return tools(
                Stream.of(all ? Stream.of("*") : Stream.<String>empty(), entry.texts("autoApproved").stream(), single)
                        .flatMap(names -> names));
    }

    private static List<String> secretsIn(Entry entry, List<String> command, Optional<String> url) {
        List<String> places = new ArrayList<>();
        entry.pairs("environment").forEach((name, value) -> {
            if (Secrets.literal(name, value) || value.contains("://") && SecretMask.addressHoldsSecret(value)) {
                places.add("env/" + SecretMask.variable(name));
            }
        });
        entry.pairs("headers").forEach((name, value) -> {
            if (Secrets.literal(name, value)) {
                places.add("headers/" + SecretMask.variable(name));
            }
        });
        entry.text("tokenVariable")
                .filter(Secrets::looksLikeKey)
                .ifPresent(token -> places.add("bearer_token_env_var"));
        url.filter(SecretMask::addressHoldsSecret).ifPresent(address -> places.add("url"));
        places.addAll(secretArguments(command));
        int line = CommandIdentity.shellLine(command);
        if (line >= 0
                && !secretArguments(CommandLine.words(". " + command.get(line))).isEmpty()) {
            places.add("command/" + line);
        }
        entry.otherTexts().forEach((path, value) -> {
            if (Secrets.literal(path.substring(path.lastIndexOf('/') + 1), value)) {
                places.add(path);
            }
        });
        return places;
    }

    private static List<String> secretArguments(List<String> command) {
        List<String> places = new ArrayList<>();
        for (int i = 1; i < command.size(); i++) {
            String argument = command.get(i);
            String before = command.get(i - 1);
            String option = before.startsWith("-") && !before.contains("=") ? before : "";
            int end = argument.indexOf('=');
            int colon = argument.indexOf(':');
            boolean secret = argument.contains("://")
                    ? SecretMask.addressHoldsSecret(argument)
                    : end > 0
                            ? Secrets.literal(argument.substring(0, end), argument.substring(end + 1))
                            : !argument.startsWith("--")
                                    && Secrets.literal(option, headerValue(argument, colon, option));
            if (secret) {
                places.add("command/" + i);
            }
        }
        return places;
    }

    /** Of {@code Name: value} behind an option for headers the value, if the name is one of a secret. */
    private static String headerValue(String argument, int colon, String option) {
        boolean header = colon > 0 && option.matches("-H|--headers?");
        return header ? argument.substring(colon + 1) : argument;
    }
}
