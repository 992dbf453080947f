package dev.riskdex.crawler.config;

import java.util.List;
import java.util.Optional;

/**
 * A server that a client on this machine is configured to use. Values of environment variables and headers are never
 * in here, and arguments that look like secrets are masked.
 *
 * @param client the program, such as {@code Claude Desktop}
 * @param scope whose setting it is: {@code user}, {@code project}, or {@code local PATH} for one project of a user file
 * @param file the configuration file, with {@code ~} for the home folder
 * @param name the name that the user gave it
 * @param transport {@code stdio}, {@code http} or {@code sse}
 * @param command program and arguments; empty for a remote server
 * @param envNames names of the environment variables that it gets
 * @param url address of a remote server, without user, password and query
 * @param headerNames names of the headers that it gets
 * @param enabled whether the client starts it
 * @param identity what the command or address stands for
 */
public record ConfiguredServer(
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
        ServerIdentity identity) {

    public ConfiguredServer {
        command = List.copyOf(command);
        envNames = List.copyOf(envNames);
        headerNames = List.copyOf(headerNames);
    }
}
