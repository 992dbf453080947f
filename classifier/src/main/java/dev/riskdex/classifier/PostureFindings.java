package dev.riskdex.classifier;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Configuration;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds what is risky about the ways in which clients are configured to use a server. */
final class PostureFindings {

    /** Names of auto-approved tools that are quoted. */
    private static final int MOST_NAMES = 8;

    private static final Pattern PINNED = Pattern.compile("[v=]{0,2}\\d+(\\.\\d+)*([-+.]?[0-9A-Za-z][0-9A-Za-z.+-]*)?");
    private static final Pattern RANGE = Pattern.compile("(^|\\.)[xX*](\\.|$)|^\\d+(\\.\\d+)?$");
    private static final Pattern PLAIN_HTTP = Pattern.compile("(?i)http://(\\[[0-9a-f:.]+]|[^/:?#\\s]+).*");
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|.*\\.localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]|host\\.docker\\.internal");

    private final Map<String, JsonNode> texts = new LinkedHashMap<>();

    /**
     * @param file the texts and severities, such as {@code signals/posture.yaml}
     */
    PostureFindings(String file) {
        DataFiles.yaml(file)
                .path("findings")
                .forEach(finding -> texts.put(finding.path("id").asString(""), finding));
    }

    /** All findings about all uses of a server, in the order of the uses. */
    List<Finding> of(List<Configuration> uses) {
        List<Finding> findings = new ArrayList<>();
        for (Configuration use : uses) {
            approvals(use).ifPresent(findings::add);
            version(use).ifPresent(findings::add);
            plainHttp(use).ifPresent(findings::add);
            use.secretsIn()
                    .forEach(place -> findings.add(finding("posture.inline-secret", use, place, place + ": ***")));
            findings.addAll(new ContainerPosture(use, this).findings());
            shell(use).ifPresent(findings::add);
        }
        return findings;
    }

    /** A finding with the text and the severity that its id stands for. */
    Finding finding(String id, Configuration use, String part, String quote) {
        JsonNode text = texts.get(id);
        if (text == null) {
            throw new IllegalArgumentException("no finding " + id);
        }
        return new Finding(
                id,
                "posture",
                Severity.of(text.path("severity").asString("")),
                text.path("message").asString(""),
                VisibleText.line(use.place(part)),
                VisibleText.line(quote));
    }

    private Optional<Finding> approvals(Configuration use) {
        List<String> tools = use.autoApproved();
        if (tools.isEmpty()) {
            return Optional.empty();
        }
        if (tools.contains("*")) {
            return Optional.of(finding("posture.auto-approve-all", use, "autoApproved", "*"));
        }
        String more = tools.size() > MOST_NAMES ? " and " + (tools.size() - MOST_NAMES) + " more" : "";
        String names = String.join(", ", tools.subList(0, Math.min(MOST_NAMES, tools.size())));
        return Optional.of(finding("posture.auto-approve", use, "autoApproved", names + more));
    }

    private Optional<Finding> version(Configuration use) {
        boolean image = use.runs().startsWith("docker:");
        if (!image && !use.runs().matches("(npm|pypi|nuget):.*")) {
            return Optional.empty();
        }
        String quote = use.runs().substring(use.runs().indexOf(':') + 1)
                + use.version().map(version -> (image ? ":" : "@") + version).orElse("");
        String version = use.version().orElse("");
        if (version.isEmpty() || image && version.equals("latest")) {
            return installed(use) ? Optional.empty() : Optional.of(finding("posture.unpinned", use, "command", quote));
        }
        if (image) {
            return version.startsWith("sha256:")
                    ? Optional.empty()
                    : Optional.of(finding("posture.image-tag", use, "command", quote));
        }
        boolean fixed = PINNED.matcher(version).matches()
                && (use.runs().startsWith("pypi:") || !RANGE.matcher(version).find());
        return fixed ? Optional.empty() : Optional.of(finding("posture.floating-tag", use, "command", quote));
    }

    /** A package that is started from where it lies is not fetched anew. */
    private static boolean installed(Configuration use) {
        return use.command().stream()
                .anyMatch(argument -> argument.replace('\\', '/').contains("node_modules/"));
    }

    private Optional<Finding> plainHttp(Configuration use) {
        return Optional.of(use.url().orElse(use.runs()))
                .filter(address -> PLAIN_HTTP.matcher(address).matches())
                .filter(address -> !LOOPBACK.matcher(PLAIN_HTTP.matcher(address).replaceFirst("$1"))
                        .matches())
                .map(address -> finding("posture.plain-http", use, use.url().isPresent() ? "url" : "command", address));
    }

    private Optional<Finding> shell(Configuration use) {
        List<String> command = use.command();
        if (command.size() < 3) {
            return Optional.empty();
        }
        String program = command.get(0).replace('\\', '/').replaceFirst(".*/", "");
        boolean shell = program.matches("(?i)(sh|bash|zsh|dash|ksh|fish|powershell|pwsh)(\\.exe)?")
                && command.stream().anyMatch(argument -> argument.matches("(?i)-[il]*c|-command"));
        return shell
                ? Optional.of(finding("posture.shell", use, "command", program + " " + command.get(1) + " …"))
                : Optional.empty();
    }
}
