package dev.riskdex.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttackPatternsTest {

    private static final AttackPatterns PATTERNS = AttackPatterns.read("attack-patterns");

    static List<AttackPattern> patterns() {
        return PATTERNS.all();
    }

    static List<String> files() {
        return DataFiles.list("attack-patterns");
    }

    @Test
    void areSortedAndEachHasAnIdOfItsOwn() {
        assertThat(patterns())
                .extracting(AttackPattern::id)
                .isNotEmpty()
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(patterns()).extracting(AttackPattern::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void eachHasAllFields(AttackPattern pattern) {
        assertThat(List.of(pattern.title(), pattern.summary(), pattern.how(), pattern.mitigation()))
                .noneMatch(String::isBlank);
        assertThat(pattern.steps()).hasSizeGreaterThan(1).noneMatch(String::isBlank);
        assertThat(pattern.detection()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(pattern.references())
                .isNotEmpty()
                .allMatch(reference -> !reference.name().isBlank())
                .allMatch(reference -> reference.url().matches("https://[a-z0-9.-]+/\\S*"));
        assertThat(pattern.match().capabilities().size()
                        + pattern.match().findings().size())
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachFileHasOnlyFieldsThatAreRead(String file) {
        Set<String> names = DataFiles.yaml(file)
                .propertyStream()
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "title", "summary", "how", "steps", "detection", "mitigation", "references", "match");
        assertThat(StreamSupport.stream(
                        DataFiles.yaml(file).path("match").propertyNames().spliterator(), false))
                .isSubsetOf("capabilities", "findings", "atLeast");
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void eachMatchesWhatItsMatchSays(AttackPattern pattern) {
        for (Capability capability : pattern.match().capabilities()) {
            assertThat(matching(List.of(capability), List.of(), Severity.CRITICAL))
                    .contains(pattern.id());
            if (pattern.match().atLeast() != Severity.LOW) {
                assertThat(matching(List.of(capability), List.of(), Severity.LOW))
                        .doesNotContain(pattern.id());
            }
        }
        for (String category : pattern.match().findings()) {
            Finding finding = new Finding(category + ".x", category, Severity.LOW, "a message", "name", "");
            assertThat(matching(List.of(), List.of(finding), Severity.LOW)).contains(pattern.id());
        }
        assertThat(matching(List.of(), List.of(), Severity.CRITICAL)).isEmpty();
    }

    private static List<String> matching(List<Capability> capabilities, List<Finding> findings, Severity severity) {
        return PATTERNS.matching(capabilities, findings, severity);
    }

    @Test
    void aToolThatRunsCodeIsConcerned() {
        assertThat(Classifier.standard()
                        .classify(Servers.server("shell", Servers.tool("execute_command", "Runs a shell command.")))
                        .tools()
                        .get(0)
                        .attackPatterns())
                .contains("code-execution");
    }
}
