package dev.riskdex.crawler.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryLinkTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/Owner/Repo, github:owner/repo",
        "https://github.com/owner/repo/, github:owner/repo",
        "https://github.com/owner/repo.git, github:owner/repo",
        "http://www.github.com/owner/repo#readme, github:owner/repo",
        "https://github.com/owner/repo?tab=readme, github:owner/repo",
        "https://github.com/owner/repo/tree/main, github:owner/repo",
        "https://github.com/owner/repo/tree/main/src/Files/, github:owner/repo:src/Files",
        "https://github.com/owner/repo/blob/main/src/files/README.md, github:owner/repo:src/files",
        "https://github.com/owner/repo/blob/main/README.md, github:owner/repo",
        "https://github.com/owner/re.po, github:owner/re.po",
    })
    void readsTheRepository(String address, String notation) {
        RepositoryLink link = RepositoryLink.of(address).orElseThrow();
        assertThat(link.notation()).isEqualTo(notation);
        assertThat(Sources.parse(notation).notation()).isEqualTo(notation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/owner",
                "https://github.com/owner/repo/issues/1",
                "https://github.com/topics/mcp",
                "https://github.com/sponsors/owner",
                "https://github.com/owner/..",
                "https://github.com.evil.example/owner/repo",
                "https://evil.example/github.com/owner/repo",
                "https://forge.example/owner/repo",
                "javascript:alert(1)//github.com/owner/repo",
                "github.com/owner/repo",
                "https://github.com/owner/repo name",
            })
    void ignoresWhatIsNone(String address) {
        assertThat(RepositoryLink.of(address)).isEmpty();
    }
}
