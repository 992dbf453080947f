package dev.riskdex.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SignalsTest {

    @Test
    void everySignalIsAsked() {
        Set<JavaClass> signals = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.riskdex.classifier")
                .get(Signal.class)
                .getAllSubclasses();
        Set<JavaClass> listed = new ClassFileImporter()
                .importClasses(Signals.class).get(Signals.class).getConstructorCallsFromSelf().stream()
                        .map(call -> call.getTargetOwner())
                        .filter(owner -> owner.isAssignableTo(Signal.class))
                        .collect(Collectors.toSet());

        assertThat(names(signals)).isNotEmpty();
        assertThat(names(listed)).isEqualTo(names(signals));
    }

    private static Set<String> names(Set<JavaClass> classes) {
        return classes.stream().map(JavaClass::getName).collect(Collectors.toSet());
    }
}
