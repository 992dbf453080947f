package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.2.3           ; 1.2.3        ; true",
                "1.2.3           ; 1.2.4        ; false",
                "=1.2.3          ; 1.2.3        ; true",
                "v1.2.3          ; 1.2.3        ; true",
                "^1.2.3          ; 1.2.3        ; true",
                "^1.2.3          ; 1.99.0       ; true",
                "^1.2.3          ; 1.2.2        ; false",
                "^1.2.3          ; 2.0.0        ; false",
                "^1.2.3          ; 2.0.0-beta   ; false",
                "^0.2.3          ; 0.2.9        ; true",
                "^0.2.3          ; 0.3.0        ; false",
                "^0.0.3          ; 0.0.3        ; true",
                "^0.0.3          ; 0.0.4        ; false",
                "^0.0            ; 0.0.9        ; true",
                "^0.0            ; 0.1.0        ; false",
                "^0              ; 0.9.9        ; true",
                "^1.2            ; 1.2.0        ; true",
                "^1              ; 1.0.0        ; true",
                "~1.2.3          ; 1.2.9        ; true",
                "~1.2.3          ; 1.3.0        ; false",
                "~1.2            ; 1.2.0        ; true",
                "~1              ; 1.9.0        ; true",
                "~1              ; 2.0.0        ; false",
                ">=1.2.3         ; 1.2.3        ; true",
                ">= 1.2.3        ; 2.0.0        ; true",
                ">1.2.3          ; 1.2.3        ; false",
                ">1.2            ; 1.2.9        ; false",
                ">1.2            ; 1.3.0        ; true",
                "<2              ; 1.9.9        ; true",
                "<2              ; 2.0.0        ; false",
                "<=2             ; 2.9.9        ; true",
                "<=2.0.0         ; 2.0.1        ; false",
                ">=1.2.3 <2.0.0  ; 1.5.0        ; true",
                ">=1.2.3 <2.0.0  ; 2.0.0        ; false",
                "1.2 - 2.3       ; 2.3.9        ; true",
                "1.2 - 2.3       ; 2.4.0        ; false",
                "1.x             ; 1.7.0        ; true",
                "1.x             ; 2.0.0        ; false",
                "1.2.x           ; 1.2.7        ; true",
                "1.2.*           ; 1.3.0        ; false",
                "1               ; 1.7.0        ; true",
                "1.2             ; 1.2.5        ; true",
                "*               ; 9.9.9        ; true",
                "x               ; 0.0.1        ; true",
                "^1.0.0 || ^3.0.0; 3.1.0        ; true",
                "^1.0.0 || ^3.0.0; 2.1.0        ; false",
                "^1.2.3-beta.2   ; 1.2.3-beta.3 ; true",
                "^1.2.3-beta.2   ; 1.2.3-beta.1 ; false",
                "^1.2.3-beta.2   ; 1.2.4-beta.3 ; false",
                "^1.2.3-beta.2   ; 1.2.3        ; true",
                "*               ; 1.0.0-rc.1   ; false",
            })
    void contains(String range, String version, boolean expected) {
        assertThat(VersionRange.find(range)
                        .orElseThrow()
                        .contains(Version.find(version).orElseThrow()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"latest", "workspace:*", "git+https://example.com/a.git", "file:../a", "1.2.3.4", "^", "a || b"})
    void isNoRange(String text) {
        assertThat(VersionRange.find(text)).isEmpty();
    }

    @Test
    void ordersVersionsAsSemverDoes() {
        List<String> ordered = List.of(
                "0.9.9",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.1.0",
                "1.10.0",
                "2.0.0");
        assertThat(Stream.of(
                                "1.10.0",
                                "1.0.0",
                                "2.0.0",
                                "1.0.0-beta.11",
                                "1.0.0-alpha",
                                "1.0.0-beta.2",
                                "0.9.9",
                                "1.0.0-alpha.beta",
                                "1.0.0-alpha.1",
                                "1.0.1",
                                "1.0.0-rc.1",
                                "1.1.0",
                                "1.0.0-beta")
                        .sorted((a, b) -> Version.find(a)
                                .orElseThrow()
                                .compareTo(Version.find(b).orElseThrow())))
                .containsExactlyElementsOf(ordered);
    }
}
