package dev.riskdex.crawler.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandIdentityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "npx -y @s/pkg                                      | npm:@s/pkg          | ",
                "npx -y @s/pkg@1.2.3 --flag                         | npm:@s/pkg          | 1.2.3",
                "npx pkg@latest dir                                 | npm:pkg             | latest",
                "npx --yes --quiet pkg                              | npm:pkg             | ",
                "npx --registry https://r.example pkg               | npm:pkg             | ",
                "npx -y --package @s/pkg@1 bin --x                  | npm:@s/pkg          | 1",
                "npx --package=pkg bin                              | npm:pkg             | ",
                "npx -p pkg bin                                     | npm:pkg             | ",
                "npx -y -- pkg                                      | npm:pkg             | ",
                "C:\\nodejs\\npx.cmd -y pkg                         | npm:pkg             | ",
                "cmd /c npx -y pkg@2                                | npm:pkg             | 2",
                "/usr/bin/env A=b npx pkg                           | npm:pkg             | ",
                "bunx pkg                                           | npm:pkg             | ",
                "bun x pkg                                          | npm:pkg             | ",
                "bun run server.ts                                  | local:bun           | ",
                "pnpm dlx @s/pkg@3                                  | npm:@s/pkg          | 3",
                "pnpm --package=pkg dlx bin                         | npm:pkg             | ",
                "yarn dlx pkg                                       | npm:pkg             | ",
                "npm exec -- pkg@1                                  | npm:pkg             | 1",
                "npm start                                          | local:npm           | ",
                "uvx mcp-server-x                                   | pypi:mcp-server-x   | ",
                "uvx Mcp_Server.X==1.0                              | pypi:mcp-server-x   | 1.0",
                "uvx --from pkg[extra]@2.0 cmd                      | pypi:pkg            | 2.0",
                "uvx --python 3.12 --with a pkg                     | pypi:pkg            | ",
                "uv tool run pkg                                    | pypi:pkg            | ",
                "uv run server.py                                   | local:uv            | ",
                "pipx run --spec pkg cmd                            | pypi:pkg            | ",
                "uvx --from git+https://host.example/a cmd          | local:git+https://host.example/a | ",
                "docker run -i --rm mcp/fetch                       | docker:mcp/fetch    | ",
                "docker run -it -e KEY=v --env-file f ghcr.io/a/b:1 | docker:ghcr.io/a/b  | 1",
                "docker run -v /a:/b --privileged reg:5000/a/b      | docker:reg:5000/a/b | ",
                "docker run --pull=always a/b@sha256:ab             | docker:a/b          | sha256:ab",
                "podman container run a                             | docker:a            | ",
                "docker compose up                                  | local:docker        | ",
                "node /srv/app/build/index.js                       | local:node index.js | ",
                "node --import x /a/node_modules/@s/pkg/dist/i.js   | npm:@s/pkg          | ",
                "/a/node_modules/.bin/tool                          | local:tool          | ",
                "python -m my_server --x                            | local:python -m my_server | ",
                "python3 /a/server.py                               | local:python3 server.py | ",
                "npx -y mcp-remote https://mcp.example/sse?key=1    | https://mcp.example/sse | ",
                "npx mcp-remote@0.1 https://u:p@mcp.example/x       | https://mcp.example/x | ",
                "npx mcp-remote                                     | npm:mcp-remote      | ",
                "npx mcp-remote-tools https://a.example             | npm:mcp-remote-tools | ",
                "dnx Acme.Notes@1.0.0 --yes                         | nuget:Acme.Notes    | 1.0.0",
                "dnx Acme.Notes --version 2.0                       | nuget:Acme.Notes    | 2.0",
                "A=s3cret npx pkg                                   | npm:pkg             | ",
                "npx pkg@git+https://u:s3cret@host.example/a        | local:***           | ",
                "npx pkg@https://u:s3cret@host.example/a            | local:***           | ",
                "deno run --allow-net npm:@s/pkg@1                  | npm:@s/pkg          | 1",
                "docker run a/b:1@sha256:ab                         | docker:a/b          | sha256:ab",
                "/opt/tools/my-server --stdio                       | local:my-server     | ",
            })
    void findsWhatIsStarted(String command, String id, String version) {
        ServerIdentity identity = CommandIdentity.of(List.of(command.split(" ")));
        assertThat(identity.id()).isEqualTo(id);
        assertThat(identity.version().orElse(null)).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "npx -y pkg --api-key s3cret                      | npx -y pkg --api-key ***",
                "npx pkg --api-key=s3cret                         | npx pkg --api-key=***",
                "docker run -e TOKEN=s3cret img                   | docker run -e TOKEN=*** img",
                "docker run --env=TOKEN=s3cret img                | docker run --env=*** img",
                "npx pkg postgres://u:s3cret@db.example/x         | npx pkg postgres://db.example/x",
                "npx mcp-remote https://a.example/s?k=s3cret      | npx mcp-remote https://a.example/s",
                "npx pkg --header Authorization:s3cret            | npx pkg --header ***",
                "npx pkg Authorization:s3cret                     | npx pkg Authorization: ***",
                "npx pkg sk4f8a9b7c6d5e4f3a2b1c0d9e8f7a6b         | npx pkg ***",
                "npx pkg --port 8080 --readonly=true              | npx pkg --port 8080 --readonly=true",
                "npx --package=@s/pkg@1 bin                       | npx --package=@s/pkg@1 ***",
                "npx -y @modelcontextprotocol/server-x2-everything | npx -y @modelcontextprotocol/server-x2-everything",
                "node C:/app/index.js                             | node C:/app/index.js",
                "npx pkg s3cret                                   | npx pkg ***",
                "npx pkg --token -s3cret                          | npx pkg --token ***",
                "npx pkg -ps3cret                                 | npx pkg ***",
                "npx pkg --x ${TOKEN:-s3cret}                     | npx pkg --x ${TOKEN}",
                "npx pkg Server=a;Password=s3cret                 | npx pkg Server=***",
                "npx pkg https://a.example/s/s3cretS3CRETs3cret99/mcp | npx pkg https://a.example/s/***/mcp",
                "npx pkg https://u:pa/s3cret@a.example/mcp        | npx pkg https://a.example/mcp",
                "docker run -v /:/host --privileged --network host img | docker run -v /:/host --privileged --network host img",
                "docker run --mount type=bind,source=/,target=/h img | docker run --mount type=bind,source=/,target=/h img",
                "uvx --from pkg[x]==1.0 s3cret                    | uvx --from pkg[x]==1.0 ***",
                "python -m my_server --level 3                    | python -m my_server --level 3",
            })
    void masksSecretsInCommands(String command, String masked) {
        List<String> line = List.of(command.split(" "));
        assertThat(String.join(" ", SecretMask.command(line, CommandIdentity.of(line))))
                .isEqualTo(masked);
    }

    @Test
    void looksIntoLinesForShellsAndShowsNothingOfThem() {
        List<String> line = List.of("/bin/sh", "-c", "TOKEN=s3cret npx -y '@s/pkg@1.2' --key s3cret");
        ServerIdentity identity = CommandIdentity.of(line);
        assertThat(identity.spec()).isEqualTo("@s/pkg@1.2");
        assertThat(SecretMask.command(line, identity)).containsExactly("/bin/sh", "-c", "***");
    }

    @ParameterizedTest
    @CsvSource({
        "API_TOKEN, abc, true",
        "apiKey, abc, true",
        "GITHUB_PAT, abc, true",
        "PLACE, here, false",
        "MONKEY, abc, false",
        "API_TOKEN, ${TOKEN}, false",
        "API_TOKEN, $TOKEN, false",
        "Authorization, Bearer ${input:key}, false",
        "Authorization, Bearer abc, true",
        "API_TOKEN, {env:TOKEN}, false",
        "API_TOKEN, <your token>, false",
        "API_TOKEN, true, false",
        "SSH_KEY, /home/me/.ssh/id, false",
        "PLACE, ghp_0123456789abcdef, true",
        "PLACE, a1b2c3d4e5f6a7b8c9d0e1f2a3, true",
    })
    void tellsSecretsFromWhatOnlyRefersToThem(String name, String value, boolean secret) {
        assertThat(Secrets.literal(name, value)).isEqualTo(secret);
    }
}
