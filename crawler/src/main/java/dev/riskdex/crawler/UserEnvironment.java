package dev.riskdex.crawler;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the product knows of the user it runs for. Given from outside so that a test has a home of its own.
 *
 * @param variables environment variables; may hold secrets and are therefore never printed
 * @param home the home folder
 * @param osName as in the system property {@code os.name}
 * @param workingDirectory the folder that the command was started in
 */
public record UserEnvironment(Map<String, String> variables, Path home, String osName, Path workingDirectory) {

    public UserEnvironment {
        variables = Map.copyOf(variables);
    }

    /** The environment of this process. */
    public static UserEnvironment ofProcess() {
        String osName = System.getProperty("os.name");
        return new UserEnvironment(
                System.getenv(),
                home(System.getenv(), osName, System.getProperty("user.home")),
                osName,
                Path.of("").toAbsolutePath());
    }

    /**
     * The home folder as other programs see it: they follow {@code HOME}, or {@code USERPROFILE} on Windows, where Java
     * asks the system for the user's entry.
     */
    static Path home(Map<String, String> variables, String osName, String otherwise) {
        String variable = osName.startsWith("Windows") ? "USERPROFILE" : "HOME";
        return Optional.ofNullable(variables.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(otherwise));
    }

    /** A variable that is set and not blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    public Platform platform() {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return Platform.WINDOWS;
        }
        return name.contains("mac") ? Platform.MACOS : Platform.LINUX;
    }

    /** Names of variables only: their values may be secrets. */
    @Override
    public String toString() {
        return "UserEnvironment[home=" + home + ", osName=" + osName + ", workingDirectory=" + workingDirectory + ", "
                + variables.size() + " variables]";
    }

    /** The three kinds of system whose programs keep their settings in different places. */
    public enum Platform {
        /** Linux and every other Unix. */
        LINUX,
        MACOS,
        WINDOWS
    }
}
