package dev.riskdex.classifier;

import dev.riskdex.model.Configuration;
import dev.riskdex.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a container is allowed to do to the machine that it runs on, by the options of its command line. */
final class ContainerPosture {

    private static final Pattern RUNS_CONTAINER = Pattern.compile("(?i)(.*[/\\\\])?(docker|podman|nerdctl)(\\.exe)?");
    private static final Pattern OPTION = Pattern.compile("(?<name>--?[a-z][a-z-]*)=(?<value>.*)");
    private static final Pattern MOUNT_SOURCE = Pattern.compile("(?:^|,)(?:source|src)=([^,]*)");
    private static final Pattern VOLUME_SOURCE = Pattern.compile("((?:[A-Za-z]:(?=[/\\\\]))?[^:]*):.*");
    private static final Pattern ROOT = Pattern.compile("/|[A-Za-z]:[/\\\\]?");
    private static final Pattern SOCKET = Pattern.compile(".*/(docker|podman|containerd|crio)\\.sock");

    private final Configuration use;
    private final PostureFindings texts;
    private final List<Finding> findings = new ArrayList<>();

    ContainerPosture(Configuration use, PostureFindings texts) {
        this.use = use;
        this.texts = texts;
    }

    List<Finding> findings() {
        List<String> command = use.command();
        int program = program(command);
        for (int i = program + 1; program >= 0 && i < command.size() && !isImage(command.get(i)); i++) {
            Matcher option = OPTION.matcher(command.get(i));
            boolean joined = option.matches();
            String name = joined ? option.group("name") : command.get(i);
            String next = i + 1 < command.size() ? command.get(i + 1) : "";
            option(name, joined ? option.group("value") : next, i, joined);
        }
        return findings;
    }

    /** Behind the image stand the arguments of the server itself. */
    private boolean isImage(String argument) {
        String image = use.runs().replaceFirst("^docker:", "");
        return argument.equals(image) || argument.startsWith(image + ":") || argument.startsWith(image + "@");
    }

    private static int program(List<String> command) {
        for (int i = 0; i < command.size(); i++) {
            if (RUNS_CONTAINER.matcher(command.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private void option(String name, String value, int at, boolean joined) {
        String quote = name.equals("--privileged") ? name : joined ? name + "=" + value : name + " " + value;
        kind(name, value, joined)
                .ifPresent(id -> findings.add(texts.finding("posture." + id, use, "command/" + at, quote)));
    }

    private static Optional<String> kind(String name, String value, boolean joined) {
        return switch (name) {
            case "--privileged" ->
                joined && value.equals("false") ? Optional.empty() : Optional.of("privileged-container");
            case "-v", "--volume" -> mount(VOLUME_SOURCE.matcher(value).replaceFirst("$1"));
            case "--mount" -> {
                Matcher source = MOUNT_SOURCE.matcher(value);
                yield source.find() ? mount(source.group(1)) : Optional.empty();
            }
            case "--network", "--net", "--pid", "--ipc", "--userns" ->
                value.equals("host") ? Optional.of("container-host") : Optional.empty();
            case "--cap-add", "--device" -> Optional.of("added-powers");
            case "--security-opt" ->
                value.matches("(?i).*(unconfined|disable).*") ? Optional.of("added-powers") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> mount(String source) {
        if (SOCKET.matcher(source).matches()) {
            return Optional.of("mounts-container-socket");
        }
        return ROOT.matcher(source).matches() ? Optional.of("mounts-root") : Optional.empty();
    }
}
