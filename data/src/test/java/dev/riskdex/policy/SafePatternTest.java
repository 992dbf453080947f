package dev.riskdex.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafePatternTest {

    @ParameterizedTest
    @CsvSource({"^/, /etc, true", "^/, etc/x, false", "prod, my-prod-1, true", "(?i)PROD, prod, true", "a{2}, aa, true"
    })
    void matchesAnywhere(String pattern, String text, boolean found) {
        assertThat(SafePattern.of(pattern).find(text)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[a",
                "a**",
                "(?=a)",
                "(?<!a)b",
                "\\1",
                "a{1001}",
                "(a{100}){101}",
                "((a{30}){30}){30}",
                "([\\\\]{150}){150}",
                "(a{2,150}){150}",
                "(a{150,}){150}"
            })
    void refusesWhatIsNoPatternOrTooLarge(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> SafePattern.of(pattern));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{1000}",
                "(a{100}){100}",
                "[0-9]{4}-[0-9]{2}",
                "[{]{100}",
                "a{,5}",
                "\\{100000}",
                "{",
                "[]a]{2}"
            })
    void acceptsWhatOnlyLooksLarge(String pattern) {
        assertThat(SafePattern.of(pattern)).isNotNull();
    }

    @Test
    void takesLinearTimeForWhatHangsOthers() {
        SafePattern pattern = SafePattern.of("^(a+)+$");
        String text = "a".repeat(50_000) + "!";

        Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> assertThat(pattern.find(text)).isFalse());
    }

    @Test
    void refusesWhatWouldFillTheStack() {
        assertThatIllegalArgumentException().isThrownBy(() -> SafePattern.of("(".repeat(5_000)));
        assertThat(SafePattern.of("(".repeat(400) + ")".repeat(400)).find("")).isTrue();
    }
}
