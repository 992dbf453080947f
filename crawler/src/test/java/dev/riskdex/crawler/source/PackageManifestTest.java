package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PackageManifestTest {

    private static PackageManifest manifest(String json) {
        return new PackageManifest(JsonMapper.shared().readTree(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "git+https://github.com/owner/repo.git     | https://github.com/owner/repo",
                "https://github.com/owner/repo             | https://github.com/owner/repo",
                "https://github.com/owner/repo/            | https://github.com/owner/repo",
                "git://github.com/owner/repo.git#main      | https://github.com/owner/repo",
                "git+ssh://git@github.com/owner/repo.git   | https://github.com/owner/repo",
                "ssh://git@git.example.com:7999/a/b.git    | https://git.example.com/a/b",
                "git@github.com:owner/repo.git             | https://github.com/owner/repo",
                "owner/repo                                | https://github.com/owner/repo",
                "github:owner/repo                         | https://github.com/owner/repo",
                "gitlab:owner/repo                         | https://gitlab.com/owner/repo",
                "bitbucket:owner/repo                      | https://bitbucket.org/owner/repo",
                "https://user:secret@github.com/owner/repo | https://github.com/owner/repo",
            })
    void turnsARepositoryIntoAnAddress(String repository, String address) {
        assertThat(PackageManifest.webAddress(repository)).contains(address);
        assertThat(manifest("{\"repository\":{\"type\":\"git\",\"url\":\"" + repository + "\"}}")
                        .repository())
                .contains(address);
        assertThat(manifest("{\"repository\":\"" + repository + "\"}").repository())
                .contains(address);
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)", "not a repository", "../..//etc", "file:///etc/passwd"})
    void takesNothingElseForARepository(String repository) {
        assertThat(PackageManifest.webAddress(repository)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bin as text           | {\"name\":\"a\",\"bin\":\"./cli.js\"}                                                      | cli.js",
                "bin named like it     | {\"name\":\"@s/a\",\"bin\":{\"setup\":\"s.js\",\"a\":\"a.js\"}}                            | a.js,s.js",
                "bin that says server  | {\"name\":\"x\",\"bin\":{\"install\":\"i.js\",\"x-mcp\":\"m.js\"}}                         | m.js,i.js",
                "main only             | {\"main\":\"./lib/index.js\"}                                                              | lib/index.js",
                "exports               | {\"exports\":{\".\":{\"types\":\"t.d.ts\",\"import\":\"./e.mjs\",\"require\":\"./e.cjs\"}}} | e.mjs,e.cjs",
                "exports as text       | {\"exports\":\"./e.js\",\"main\":\"./m.js\"}                                               | e.js,m.js",
                "module before main    | {\"module\":\"m.mjs\",\"main\":\"m.js\"}                                                   | m.mjs,m.js",
                "nothing said          | {}                                                                                       | index.js",
                "wrong types           | {\"bin\":[1],\"main\":7,\"exports\":{\".\":[]}}                                            | 7",
            })
    void findsWhereTheCodeBegins(String what, String json, String expected) {
        assertThat(manifest(json).entryPoints()).as(what).containsExactlyElementsOf(List.of(expected.split(",")));
    }

    @Test
    void namesEachDependencyOnce() {
        assertThat(manifest(
                                "{\"dependencies\":{\"a\":\"^1\",\"b\":\"2\"},\"peerDependencies\":{\"a\":\"*\",\"c\":\"3\"}}")
                        .dependencies())
                .containsExactly(
                        java.util.Map.entry("a", "^1"), java.util.Map.entry("b", "2"), java.util.Map.entry("c", "3"));
    }

    @ParameterizedTest
    @CsvSource({
        "pkg, pkg, ''",
        "pkg@1.0.0, pkg, 1.0.0",
        "@s/pkg, @s/pkg, ''",
        "@s/pkg@latest, @s/pkg, latest",
        "@s/pkg@^1 || ^2, @s/pkg, ^1 || ^2",
        "JSONStream, JSONStream, ''",
    })
    void readsPackageSpecs(String text, String name, String version) {
        PackageSpec spec = PackageSpec.find(text).orElseThrow();
        assertThat(spec.name()).isEqualTo(name);
        assertThat(spec.version().orElse("")).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"''", "@scope", "../x", "a/b", "a b", ".hidden", "@s/../x", "http://x/y", "@s/a/b"})
    void takesNothingElseForAPackage(String text) {
        assertThat(PackageSpec.find(text)).isEmpty();
    }
}
