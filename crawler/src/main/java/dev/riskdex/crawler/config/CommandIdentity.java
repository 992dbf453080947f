package dev.riskdex.crawler.config;

import dev.riskdex.crawler.config.ServerIdentity.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from a command line which package, image or script it starts. Nothing is started or looked up. */
public final class CommandIdentity {

    private static final Set<String> NPX_VALUES =
            Set.of("--registry", "--cache", "--prefix", "--userconfig", "-w", "--loglevel");
    private static final Set<String> UVX_VALUES = Set.of(
            "--python",
            "-p",
            "--with",
            "--index",
            "--index-url",
            "-i",
            "--extra-index-url",
            "--directory",
            "--with-editable",
            "--cache-dir",
            "--env-file",
            "--refresh-package",
            "--constraints",
            "-c");
    private static final Set<String> DOCKER_SWITCHES = Set.of(
            "--rm",
            "--interactive",
            "--tty",
            "--init",
            "--privileged",
            "--detach",
            "--read-only",
            "--no-healthcheck",
            "--publish-all",
            "-P",
            "--sig-proxy",
            "--quiet",
            "-q",
            "--oom-kill-disable",
            "--tls",
            "--debug",
            "-D");
    private static final Pattern DOCKER_SHORT_SWITCHES = Pattern.compile("-[itd]+");

    /** Proxies that stand between a client and a server elsewhere; the real server is the address they are given. */
    private static final Set<String> PROXIES = Set.of("mcp-remote", "mcp-proxy");

    private static final Pattern INSTALLED = Pattern.compile(".*/node_modules/((?:@[^/]+/)?[^/@.][^/]*)/.*");
    private static final Pattern NPM_SPEC = Pattern.compile("((?:@[^/@]+/)?[^@/]+)(?:@(.+))?");
    private static final Pattern PYPI_SPEC =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)(?:\\[[^\\]]*])?(?:(?:==|@)(.+)|[<>~!=].*)?");

    private CommandIdentity() {}

    /** What the command starts; a {@link Kind#LOCAL} program when it is no known launcher. */
    public static ServerIdentity of(List<String> command) {
        if (command.isEmpty()) {
            return local("nothing");
        }
        String program = program(command.get(0));
        Arguments arguments = new Arguments(command.subList(1, command.size()));
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
            case "docker", "podman", "nerdctl" -> image(program, arguments);
            case "node", "deno" -> script(program, arguments);
            case "python", "python3", "py" ->
                arguments
                        .option(Set.of("-m"))
                        .map(module -> local("python -m " + module))
                        .orElseGet(() -> script(program, arguments));
            case "cmd" -> inner(command, Set.of("/c", "/k"));
            case "env" -> inner(command, Set.of());
            default -> installed(command.get(0)).orElseGet(() -> local(program));
        };
    }

    private static String program(String path) {
        String name = path.replace('\\', '/');
        return name.substring(name.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.(exe|cmd|bat|ps1)$", "");
    }

    /** {@code cmd /c npx …} and {@code env A=b npx …} start what stands behind. */
    private static ServerIdentity inner(List<String> command, Set<String> switches) {
        for (int i = 1; i < command.size(); i++) {
            String part = command.get(i);
            if (!switches.contains(part.toLowerCase(Locale.ROOT)) && !part.contains("=") && !part.startsWith("-")) {
                return of(command.subList(i, command.size()));
            }
        }
        return local(program(command.get(0)));
    }

    private static ServerIdentity npm(Arguments arguments) {
        Optional<String> named = arguments.option(Set.of("-p", "--package"));
        Optional<String> first = arguments.positional(NPX_VALUES);
        return named.or(() -> first)
                .map(spec -> proxied(spec, arguments).orElseGet(() -> npmSpec(spec)))
                .orElseGet(() -> local("npx"));
    }

    private static ServerIdentity npmSpec(String spec) {
        Matcher matcher = NPM_SPEC.matcher(spec);
        return matcher.matches()
                ? new ServerIdentity(Kind.NPM, matcher.group(1), Optional.ofNullable(matcher.group(2)))
                : local(SecretMask.text(spec));
    }

    private static Optional<ServerIdentity> proxied(String spec, Arguments arguments) {
        Matcher matcher = NPM_SPEC.matcher(spec);
        return matcher.matches() && PROXIES.contains(matcher.group(1))
                ? arguments.address().map(CommandIdentity::remote)
                : Optional.empty();
    }

    /** The server at an address; user, password, query and fragment are left out. */
    public static ServerIdentity remote(String url) {
        return new ServerIdentity(Kind.REMOTE, SecretMask.address(url), Optional.empty());
    }

    private static ServerIdentity python(Arguments arguments, String packageOption) {
        Optional<String> named = arguments.option(Set.of(packageOption));
        Optional<String> first = arguments.positional(UVX_VALUES);
        return named.or(() -> first)
                .map(spec -> proxied(spec, arguments).orElseGet(() -> pythonSpec(spec)))
                .orElseGet(() -> local("uvx"));
    }

    private static ServerIdentity pythonSpec(String spec) {
        Matcher matcher = PYPI_SPEC.matcher(spec);
        if (!matcher.matches()) {
            return local(SecretMask.text(spec));
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
        return new ServerIdentity(Kind.PYPI, name, Optional.ofNullable(matcher.group(2)));
    }

    private static ServerIdentity image(String program, Arguments arguments) {
        arguments.passSubcommand(Set.of("container"));
        if (!arguments.passSubcommand(Set.of("run"))) {
            return local(program);
        }
        return arguments
                .positionalAfterSwitches(option -> DOCKER_SWITCHES.contains(option)
                        || DOCKER_SHORT_SWITCHES.matcher(option).matches())
                .map(CommandIdentity::imageSpec)
                .orElseGet(() -> local(program));
    }

    private static ServerIdentity imageSpec(String reference) {
        int digest = reference.indexOf('@');
        int tag = reference.indexOf(':', reference.lastIndexOf('/') + 1);
        int end = digest >= 0 ? digest : tag >= 0 ? tag : reference.length();
        return new ServerIdentity(
                Kind.IMAGE,
                reference.substring(0, end),
                end == reference.length() ? Optional.empty() : Optional.of(reference.substring(end + 1)));
    }

    private static ServerIdentity script(String program, Arguments arguments) {
        return arguments
                .positional(Set.of("-r", "--require", "--import", "--loader", "--env-file"))
                .map(path -> installed(path).orElseGet(() -> local(program + " " + fileName(path))))
                .orElseGet(() -> local(program));
    }

    private static Optional<ServerIdentity> installed(String path) {
        Matcher matcher = INSTALLED.matcher(path.replace('\\', '/'));
        return matcher.matches()
                ? Optional.of(new ServerIdentity(Kind.NPM, matcher.group(1), Optional.empty()))
                : Optional.empty();
    }

    private static String fileName(String path) {
        String slashes = path.replace('\\', '/').replaceAll("/+$", "");
        return slashes.substring(slashes.lastIndexOf('/') + 1);
    }

    private static ServerIdentity local(String what) {
        return new ServerIdentity(Kind.LOCAL, what.isBlank() ? "nothing" : what, Optional.empty());
    }
}
