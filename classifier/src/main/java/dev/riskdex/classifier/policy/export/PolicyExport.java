package dev.riskdex.classifier.policy.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A policy in a target's words.
 *
 * @param files text by file name, the main file first, at least one
 * @param gaps what the target cannot say, in the order of the policy
 */
public record PolicyExport(Map<String, String> files, List<Gap> gaps) {

    public PolicyExport {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("an export has a file");
        }
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        gaps = List.copyOf(gaps);
    }

    /** An export of one file. */
    static PolicyExport of(String fileName, String text, List<Gap> gaps) {
        return new PolicyExport(Map.of(fileName, text), gaps);
    }

    /** Name of the main file. */
    public String fileName() {
        return files.keySet().iterator().next();
    }

    /** Text of the main file; ends with a line break. */
    public String text() {
        return files.values().iterator().next();
    }

    /**
     * A part of the policy that the target cannot say.
     *
     * @param pointer JSON Pointer of the part in the policy
     * @param cannot what the target cannot say
     * @param instead what was written instead
     */
    public record Gap(String pointer, String cannot, String instead) {

        public Gap {
            Objects.requireNonNull(pointer);
            Objects.requireNonNull(cannot);
            Objects.requireNonNull(instead);
        }
    }
}
