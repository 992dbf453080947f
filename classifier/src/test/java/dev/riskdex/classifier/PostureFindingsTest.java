package dev.riskdex.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Configuration;
import dev.riskdex.model.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostureFindingsTest {

    private static final PostureFindings POSTURE = new PostureFindings("signals/posture.yaml");

    private static Configuration use(
            String command, String runs, @Nullable String version, List<String> approved, @Nullable String secret) {
        boolean remote = command.contains("://");
        return new Configuration(
                "Cursor",
                "user",
                "~/.cursor/mcp.json",
                "notes",
                remote ? "http" : "stdio",
                remote ? List.of() : List.of(command.split(" ")),
                List.of(),
                remote ? Optional.of(command) : Optional.empty(),
                List.of(),
                true,
                List.of(),
                List.of(),
                approved,
                secret == null ? List.of() : List.of(secret),
                remote ? command : runs,
                Optional.ofNullable(version));
    }

    private static List<Finding> findings(Configuration use) {
        return POSTURE.of(List.of(use));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "npx -y pkg                           | npm:pkg       |             | unpinned",
                "npx -y pkg@latest                    | npm:pkg       | latest      | floating-tag",
                "npx -y pkg@^1.2.3                    | npm:pkg       | ^1.2.3      | floating-tag",
                "npx -y pkg@1                         | npm:pkg       | 1           | floating-tag",
                "npx -y pkg@1.x                       | npm:pkg       | 1.x         | floating-tag",
                "npx -y pkg@1.2.3                     | npm:pkg       | 1.2.3       | ",
                "npx -y pkg@1.2.3-beta.1              | npm:pkg       | 1.2.3-beta.1 | ",
                "node /a/node_modules/pkg/i.js        | npm:pkg       |             | ",
                "uvx pkg                              | pypi:pkg      |             | unpinned",
                "uvx pkg==1.0                         | pypi:pkg      | 1.0         | ",
                "dnx Pkg                              | nuget:Pkg     |             | unpinned",
                "docker run a/b                       | docker:a/b    |             | unpinned",
                "docker run a/b:latest                | docker:a/b    | latest      | unpinned",
                "docker run a/b:1.2                   | docker:a/b    | 1.2         | image-tag",
                "docker run a/b@sha256:ab             | docker:a/b    | sha256:ab   | ",
                "python3 /a/server.py                 | local:python3 server.py | | ",
                "http://a.example/mcp                 | -             |             | plain-http",
                "http://10.0.0.7:80/mcp               | -             |             | plain-http",
                "http://localhost.example/mcp         | -             |             | plain-http",
                "http://localhost:8080/mcp            | -             |             | ",
                "http://127.0.0.1/mcp                 | -             |             | ",
                "http://[::1]:80/mcp                  | -             |             | ",
                "https://a.example/http://b           | -             |             | ",
                "npx mcp-remote@1.0.0                 | http://a.example/x |        | plain-http",
                "docker run --privileged a@sha256:1   | docker:a      | sha256:1    | privileged-container",
                "docker run --privileged=false a@sha256:1 | docker:a  | sha256:1    | ",
                "docker run a@sha256:1 --privileged   | docker:a      | sha256:1    | ",
                "docker run -v /:/host a@sha256:1     | docker:a      | sha256:1    | mounts-root",
                "docker run -v /:/host:ro a@sha256:1  | docker:a      | sha256:1    | mounts-root",
                "docker run -v C:/:/host a@sha256:1   | docker:a      | sha256:1    | mounts-root",
                "docker run -v /srv:/host a@sha256:1  | docker:a      | sha256:1    | ",
                "docker run --volume=/:/host a@sha256:1 | docker:a    | sha256:1    | mounts-root",
                "docker run --mount type=bind,source=/,target=/h a@sha256:1 | docker:a | sha256:1 | mounts-root",
                "docker run -v /var/run/docker.sock:/s a@sha256:1 | docker:a | sha256:1 | mounts-container-socket",
                "podman run --network host a@sha256:1 | docker:a      | sha256:1    | container-host",
                "podman run --network none a@sha256:1 | docker:a      | sha256:1    | ",
                "docker run --cap-add SYS_ADMIN a@sha256:1 | docker:a | sha256:1    | added-powers",
                "docker run --security-opt seccomp=unconfined a@sha256:1 | docker:a | sha256:1 | added-powers",
                "docker run --security-opt no-new-privileges a@sha256:1 | docker:a | sha256:1 | ",
                "npx --privileged pkg@1.2.3           | npm:pkg       | 1.2.3       | ",
                "sh -c ***                            | npm:pkg       | 1.2.3       | shell",
                "/bin/bash -lc ***                    | local:bash    |             | shell",
                "pwsh -Command ***                    | local:pwsh    |             | shell",
                "bash /a/start.sh                     | local:start.sh |            | ",
                "cmd /c npx                           | npm:pkg       | 1.2.3       | ",
            })
    void findsByCommandAndAddress(String command, String runs, @Nullable String version, @Nullable String expected) {
        assertThat(findings(use(command, runs, version, List.of(), null)))
                .extracting(Finding::code)
                .isEqualTo(expected == null ? List.of() : List.of("posture." + expected));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "*, auto-approve-all",
        "look *, auto-approve-all",
        "look wipe, auto-approve",
    })
    void findsWhatRunsWithoutAQuestion(String approved, String expected) {
        List<String> tools = approved.isEmpty() ? List.of() : List.of(approved.split(" "));
        assertThat(findings(use("/opt/notes", "local:notes", null, tools, null)))
                .extracting(Finding::code)
                .isEqualTo(expected.isEmpty() ? List.of() : List.of("posture." + expected));
    }

    @Test
    void saysWhereAndNeverWhatASecretIs() {
        assertThat(findings(use("/opt/notes", "local:notes", null, List.of(), "env/API_TOKEN")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("posture.inline-secret");
                    assertThat(finding.where()).isEqualTo("~/.cursor/mcp.json#notes/env/API_TOKEN");
                    assertThat(finding.quote()).isEqualTo("env/API_TOKEN: ***");
                });
    }

    @Test
    void everyFindingOfTheFileIsSeenInACaseAbove() throws NoSuchMethodException {
        Set<String> seen = new HashSet<>(Set.of("posture.inline-secret"));
        for (String method : List.of("findsByCommandAndAddress", "findsWhatRunsWithoutAQuestion")) {
            Class<?>[] types = method.equals("findsByCommandAndAddress")
                    ? new Class<?>[] {String.class, String.class, String.class, String.class}
                    : new Class<?>[] {String.class, String.class};
            for (String row : PostureFindingsTest.class
                    .getDeclaredMethod(method, types)
                    .getAnnotation(CsvSource.class)
                    .value()) {
                seen.add("posture." + row.replaceFirst(".*[|,] *", "").strip());
            }
        }
        DataFiles.yaml("signals/posture.yaml")
                .path("findings")
                .forEach(finding -> assertThat(seen).contains(finding.path("id").asString("")));
    }
}
