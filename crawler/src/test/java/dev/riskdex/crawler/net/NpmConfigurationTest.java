package dev.riskdex.crawler.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.crawler.UserEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpmConfigurationTest {

    @TempDir
    Path folder;

    private Path home;
    private Path project;
    private final Map<String, String> variables = new HashMap<>(Map.of("PATH", "/nowhere"));

    @BeforeEach
    void folders() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        project = Files.createDirectory(folder.resolve("project"));
    }

    private TrustedOrigin registry(String packageName) throws RegistryNotConfiguredException {
        return new PackageRegistries(new UserEnvironment(variables, home, "Linux", project)).npm(packageName);
    }

    private void userFile(String text) throws IOException {
        Files.writeString(home.resolve(".npmrc"), text);
    }

    @Test
    void theNearerSettingWins() throws Exception {
        userFile("registry=https://user.example/");
        assertThat(registry("a").base()).isEqualTo("https://user.example/");
        Files.writeString(project.resolve(".npmrc"), "registry = https://project.example/npm");
        assertThat(registry("a").base()).isEqualTo("https://project.example/npm/");
        variables.put("NPM_CONFIG_REGISTRY", "https://env.example");
        assertThat(registry("a").base()).isEqualTo("https://env.example/");
    }

    @Test
    void aScopeMayHaveARegistryOfItsOwn() throws Exception {
        userFile("registry=https://all.example/\n@mine:registry=https://mine.example/\n");
        assertThat(registry("@mine/a").base()).isEqualTo("https://mine.example/");
        assertThat(registry("@other/a").base()).isEqualTo("https://all.example/");
        assertThat(registry("mine").base()).isEqualTo("https://all.example/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "//npm.example/:_authToken=abc                  | Bearer abc",
                "//npm.example/:_authToken=${TOKEN}             | Bearer from-env",
                "//npm.example/:_authToken=\"abc\"              | Bearer abc",
                "//npm.example/deep/path/:_authToken=abc        | Bearer abc",
                "//npm.example/:_auth=dTpw                      | Basic dTpw",
                "//npm.example/deep/path/:_authToken=${MISSING?}| ",
                "//other.example/:_authToken=abc                | ",
                "//npm.example:8443/:_authToken=abc             | ",
                "_authToken=abc                                 | ",
                "# //npm.example/:_authToken=abc                | ",
            })
    void findsTheTokenOfThisRegistryOnly(String line, String authorization) throws Exception {
        variables.put("TOKEN", "from-env");
        userFile("registry=https://npm.example/deep/path/\n" + line + "\n");
        assertThat(registry("a").authorization().map(Secret::value).orElse(null))
                .isEqualTo(authorization);
    }

    @Test
    void readsUserAndPassword() throws Exception {
        userFile("registry=https://npm.example/\n//npm.example/:username=u\n//npm.example/:_password=cA==\n");
        assertThat(registry("a").authorization().orElseThrow().value()).isEqualTo("Basic dTpw");
    }

    @Test
    void showsNoSecret() throws Exception {
        userFile("registry=https://user:hunter2@npm.example/\nhttps-proxy=http://p:hunter2@proxy.example:3128\n");
        TrustedOrigin origin = registry("a");
        assertThat(origin.toString()).contains("npm.example", "proxy.example").doesNotContain("hunter2");
        assertThat(origin.authorization().orElseThrow().value()).startsWith("Basic ");
        variables.put("SOME_TOKEN", "hunter2");
        assertThat(new UserEnvironment(variables, home, "Linux", project).toString())
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https-proxy=http://proxy.example:3128                         | 3128",
                "proxy=http://proxy.example:3128                               | 3128",
                "https-proxy=http://proxy.example:3128;noproxy=npm.example     | 0",
                "https-proxy=http://proxy.example:3128;noproxy=.example        | 0",
                "https-proxy=http://proxy.example:3128;noproxy=*.example,b.org | 0",
                "https-proxy=http://proxy.example:3128;noproxy=*               | 0",
                "https-proxy=http://proxy.example:3128;noproxy=m.example       | 3128",
                "proxy=false                                                   | 0",
            })
    void usesTheProxy(String lines, int port) throws Exception {
        userFile("registry=https://npm.example/\n" + lines.replace(';', '\n') + "\n");
        assertThat(registry("a").proxy().map(ProxyAddress::port).orElse(0)).isEqualTo(port);
    }

    @Test
    void takesCertificatesAndTheSwitchForThem() throws Exception {
        Path cafile = Files.writeString(folder.resolve("ca.pem"), "");
        userFile("registry=https://npm.example/\ncafile=" + cafile + "\nstrict-ssl=false\n");
        assertThat(registry("a").certificates()).containsExactly(cafile);
        assertThat(registry("a").verifyCertificates()).isFalse();
    }

    @Test
    void asksNpmWhereNoFileSaysIt() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path npm = Files.writeString(
                bin.resolve("npm"), "#!/bin/sh\n[ \"$*\" = \"config get registry\" ] && echo https://asked.example/\n");
        Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
        variables.put("PATH", "relative:" + bin);
        assertThat(registry("a").base()).isEqualTo("https://asked.example/");
    }

    @ParameterizedTest
    @CsvSource({"not an address", "ftp://npm.example/", "file:///tmp"})
    void refusesWhatIsNoRegistry(String address) throws Exception {
        userFile("registry=" + address);
        assertThatThrownBy(() -> registry("a")).isInstanceOf(RegistryNotConfiguredException.class);
    }
}
