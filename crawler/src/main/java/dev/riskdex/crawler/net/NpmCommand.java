package dev.riskdex.crawler.net;

import dev.riskdex.crawler.UserEnvironment;
import java.nio.file.Path;
import java.util.Optional;

/** The user's own {@code npm}, asked where its registry is. */
final class NpmCommand {

    /** An address has far fewer characters. */
    private static final int LONGEST_ANSWER = 4_096;

    private final ClientCommand command;

    private NpmCommand(ClientCommand command) {
        this.command = command;
    }

    static NpmCommand find(UserEnvironment environment) {
        return new NpmCommand(ClientCommand.find(environment, "npm", ".cmd"));
    }

    /** {@code etc/npmrc} below the folder that npm was installed to. */
    Optional<Path> globalConfiguration() {
        return command.program()
                .map(Path::getParent)
                .map(bin -> bin.resolveSibling("etc").resolve("npmrc"));
    }

    /** What {@code npm config get registry} answers. */
    Optional<String> registry() {
        return command.ask(LONGEST_ANSWER, "config", "get", "registry").filter(answer -> answer.startsWith("http"));
    }
}
