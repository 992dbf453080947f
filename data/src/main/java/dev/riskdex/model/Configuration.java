package dev.riskdex.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One use of a server: how a client on this machine is configured to start or reach it. It never holds the value of an
 * environment variable, a header or any argument that could be a secret; what was left out reads {@code ***}.
 *
 * @param client the program, such as {@code Claude Desktop}
 * @param scope whose setting it is: {@code user}, {@code project}, {@code system}, or {@code local PATH} for one project
 *     of a user file
 * @param file the configuration file, with {@code ~} for the home folder
 * @param name the name that the user gave the server
 * @param transport {@code stdio}, {@code http}, {@code sse} or {@code builtin}
 * @param command program and arguments; empty for a remote server
 * @param envNames names of the environment variables that it gets
 * @param url address of a remote server, without user, password and query
 * @param headerNames names of the headers that it gets
 * @param enabled whether the client uses it
 * @param toolsAllowed the only tools that the client offers; empty where it offers all
 * @param toolsDenied tools that the client does not offer
 * @param autoApproved tools that run without a question to the user; {@code *} stands for all
 * @param secretsIn where a secret stands in plain text, such as {@code env/API_TOKEN} or {@code command/3}
 * @param runs what it stands for: {@code npm:@scope/name}, {@code docker:image}, an address, {@code local:program}
 * @param version the version that is asked for, where one is
 */
public record Configuration(
        String client,
        String scope,
        String file,
        String name,
        String transport,
        List<String> command,
        List<String> envNames,
        Optional<String> url,
        List<String> headerNames,
        boolean enabled,
        List<String> toolsAllowed,
        List<String> toolsDenied,
        List<String> autoApproved,
        List<String> secretsIn,
        String runs,
        Optional<String> version) {

    public Configuration {
        Objects.requireNonNull(client);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(file);
        Objects.requireNonNull(name);
        Objects.requireNonNull(transport);
        command = List.copyOf(command);
        envNames = List.copyOf(envNames);
        Objects.requireNonNull(url);
        headerNames = List.copyOf(headerNames);
        toolsAllowed = List.copyOf(toolsAllowed);
        toolsDenied = List.copyOf(toolsDenied);
        autoApproved = List.copyOf(autoApproved);
        secretsIn = List.copyOf(secretsIn);
        Objects.requireNonNull(runs);
        Objects.requireNonNull(version);
    }

    /** Whether a secret stands in the file in plain text. */
    public boolean inlineSecret() {
        return !secretsIn.isEmpty();
    }

    /** The place of a part of the entry, such as {@code ~/.cursor/mcp.json#notes/env/API_TOKEN}. */
    public String place(String part) {
        return file + "#" + name + "/" + part;
    }
}
