package dev.riskdex.crawler.config;

import dev.riskdex.crawler.config.ServerIdentity.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from a command line which package, image or script it starts. Nothing is started or looked up. */
public final class CommandIdentity {

    private static final Set<String> CONTAINER_SWITCHES = Launchers.words("containerSwitches");
    private static final Set<String> WRAPPERS = Launchers.words("wrappers");
    private static final Set<String> SHELLS = Launchers.words("shells");
    private static final Set<String> SHELL_OPTIONS = Launchers.words("shellOptions");
    private static final Set<String> PROXIES = Launchers.words("proxies");

    /** A shell takes variables in front of the program. */
    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)[A-Za-z_]\\w*=.*");

    private static final Pattern SHORT_SWITCHES = Pattern.compile("-[itd]+");
    private static final Pattern INSTALLED = Pattern.compile(".*/node_modules/((?:@[^/]+/)?[^/@.][^/]*)/.*");

    private CommandIdentity() {}

    /** What the command starts; a {@link Kind#LOCAL} program when it is no known launcher. */
    public static ServerIdentity of(List<String> line) {
        List<String> command = line.stream()
                .dropWhile(word -> ASSIGNMENT.matcher(word).matches())
                .toList();
        if (command.isEmpty()) {
            return local("nothing");
        }
        String program = program(command.get(0));
        Arguments arguments = new Arguments(command.subList(1, command.size()));
        if (WRAPPERS.contains(program) || SHELLS.contains(program)) {
            return inner(command, program);
        }
        return switch (program) {
            case "npx", "bunx", "pnpx" -> npm(arguments);
            case "bun", "npm", "pnpm", "yarn" ->
                arguments.passSubcommand(Set.of("x", "dlx", "exec")) ? npm(arguments) : local(program);
            case "uvx" -> python(arguments, "--from");
            case "uv" ->
                arguments.passSubcommand(Set.of("tool")) && arguments.passSubcommand(Set.of("run"))
                        ? python(arguments, "--from")
                        : local(program);
            case "pipx" -> arguments.passSubcommand(Set.of("run")) ? python(arguments, "--spec") : local(program);
            case "dnx" -> dotnet(arguments);
            case "docker", "podman", "nerdctl" -> image(program, arguments);
            case "node", "deno", "tsx", "ts-node" -> script(program, arguments);
            case "python", "python3", "py" ->
                arguments
                        .option(Set.of("-m"))
                        .map(module -> local("python -m " + plain(module)))
                        .orElseGet(() -> script(program, arguments));
            default -> installed(command.get(0)).orElseGet(() -> local(program));
        };
    }

    /** Whether an argument is how the command line names what it starts. */
    static boolean names(String argument, ServerIdentity identity) {
        return switch (identity.kind()) {
            case NPM -> Specs.npm(argument).equals(Optional.of(identity));
            case PYPI -> Specs.python(argument).equals(Optional.of(identity));
            case NUGET -> Specs.nuget(argument).equals(Optional.of(identity));
            case IMAGE -> Specs.image(argument).equals(Optional.of(identity));
            case LOCAL -> identity.name().equals("python -m " + argument);
            case REMOTE ->
                PROXIES.contains(Specs.npm(argument).map(ServerIdentity::name).orElse(""));
        };
    }

    /** The server at an address; user, password, query and fragment are left out. */
    public static ServerIdentity remote(String url) {
        return new ServerIdentity(Kind.REMOTE, SecretMask.address(url), Optional.empty());
    }

    /** Where the line stands that a shell is given; -1 where there is none. */
    static int shellLine(List<String> command) {
        for (int i = 2; i < command.size() && SHELLS.contains(program(command.get(0))); i++) {
            if (SHELL_OPTIONS.contains(command.get(i - 1).toLowerCase(Locale.ROOT))
                    && command.get(i).matches("(?s).*\\s.*")) {
                return i;
            }
        }
        return -1;
    }

    /** {@code cmd /c npx …}, {@code sh -c "npx …"} and {@code env A=b npx …} start what stands behind. */
    private static ServerIdentity inner(List<String> command, String program) {
        for (int i = 1; i < command.size(); i++) {
            String part = command.get(i);
            boolean option = part.startsWith("-") || SHELL_OPTIONS.contains(part.toLowerCase(Locale.ROOT));
            if (!option && part.matches("(?s).*\\s.*")) {
                return of(CommandLine.words(part));
            }
            if (!option && !part.contains("=")) {
                return of(command.subList(i, command.size()));
            }
        }
        return local(program);
    }

    private static String program(String path) {
        return fileName(path).toLowerCase(Locale.ROOT).replaceFirst("\\.(exe|cmd|bat|ps1)$", "");
    }

    private static ServerIdentity npm(Arguments arguments) {
        return launched(arguments, Set.of("-p", "--package"), "npm", Specs::npm, "npx");
    }

    private static ServerIdentity python(Arguments arguments, String packageOption) {
        return launched(arguments, Set.of(packageOption), "python", Specs::python, "uvx");
    }

    private static ServerIdentity launched(
            Arguments arguments,
            Set<String> packageOptions,
            String launcher,
            Function<String, Optional<ServerIdentity>> read,
            String otherwise) {
        Optional<String> named = arguments.option(packageOptions);
        Optional<String> spec = named.or(() -> arguments.positional(Launchers.valueOptions(launcher)));
        if (spec.isEmpty()) {
            return local(otherwise);
        }
        Optional<ServerIdentity> found = read.apply(spec.get());
        return found.filter(identity -> PROXIES.contains(identity.name()))
                .flatMap(proxy -> arguments.address().map(CommandIdentity::remote))
                .or(() -> found)
                .orElseGet(() -> local(plain(spec.get())));
    }

    private static ServerIdentity dotnet(Arguments arguments) {
        Optional<String> version = arguments.option(Set.of("--version"));
        return arguments
                .positional(Launchers.valueOptions("dotnet"))
                .flatMap(Specs::nuget)
                .map(found -> new ServerIdentity(
                        Kind.NUGET, found.name(), found.version().or(() -> version)))
                .orElseGet(() -> local("dnx"));
    }

    private static ServerIdentity image(String program, Arguments arguments) {
        arguments.passSubcommand(Set.of("container"));
        if (!arguments.passSubcommand(Set.of("run"))) {
            return local(program);
        }
        return arguments
                .positionalAfterSwitches(option -> CONTAINER_SWITCHES.contains(option)
                        || SHORT_SWITCHES.matcher(option).matches())
                .flatMap(Specs::image)
                .orElseGet(() -> local(program));
    }

    private static ServerIdentity script(String program, Arguments arguments) {
        if (program.equals("deno")) {
            arguments.passSubcommand(Set.of("run"));
        }
        return arguments
                .positional(Launchers.valueOptions("script"))
                .map(path -> path.startsWith("npm:")
                        ? Specs.npm(path).orElseGet(() -> local(program))
                        : installed(path).orElseGet(() -> local(program + " " + plain(fileName(path)))))
                .orElseGet(() -> local(program));
    }

    private static Optional<ServerIdentity> installed(String path) {
        Matcher matcher = INSTALLED.matcher(path.replace('\\', '/'));
        return matcher.matches() ? Specs.npm(matcher.group(1)) : Optional.empty();
    }

    private static String fileName(String path) {
        String slashes = path.replace('\\', '/').replaceAll("/+$", "");
        return slashes.substring(slashes.lastIndexOf('/') + 1);
    }

    /** A name that may be printed: a file, a module, an address without its user. */
    private static String plain(String text) {
        if (text.contains("://")) {
            return SecretMask.address(text);
        }
        return text.matches("[\\w.@-]{1,80}") && !Secrets.looksLikeKey(text) ? text : SecretMask.MASK;
    }

    private static ServerIdentity local(String what) {
        boolean plain =
                what.matches("[\\w.@+*-]{1,80}( [\\w.@+* -]{1,80})?|[\\w+]+://\\S+") && !Secrets.looksLikeKey(what);
        return new ServerIdentity(
                Kind.LOCAL, what.isBlank() ? "nothing" : plain ? what : SecretMask.MASK, Optional.empty());
    }
}
