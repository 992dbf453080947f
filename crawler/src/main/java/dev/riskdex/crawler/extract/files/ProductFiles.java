package dev.riskdex.crawler.extract.files;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells files of a product from its tests, examples, documents and from packages that were copied in. */
public final class ProductFiles {

    private static final Set<String> FOLDERS_LEFT_OUT = Set.of(
            "node_modules",
            "vendor",
            "third_party",
            "site-packages",
            ".venv",
            "venv",
            ".git",
            "test",
            "tests",
            "testing",
            "testdata",
            "__tests__",
            "__mocks__",
            "__fixtures__",
            "fixtures",
            "mocks",
            "e2e",
            "spec",
            "specs",
            "example",
            "examples",
            "demo",
            "demos",
            "docs",
            "doc",
            "benchmark",
            "benchmarks",
            "coverage");

    private static final List<String> TEST_MARKS =
            List.of(".test.", ".spec.", "-test.", "_test.", "_spec.", ".stories.");
    private static final List<String> TEST_BEGINNINGS = List.of("test_", "conftest.");
    /** Endings of the names of test classes in languages that name a file after its class. */
    private static final List<String> TEST_CLASSES = List.of("Test.", "Tests.", "TestCase.", "IT.");

    private ProductFiles() {}

    /** Whether a path, relative to the root and with forward slashes, belongs to the product itself. */
    public static boolean contain(String path) {
        String[] parts = path.split("/", -1);
        int packages = packages(parts);
        for (int i = 0; i < Math.min(packages, parts.length - 1); i++) {
            if (FOLDERS_LEFT_OUT.contains(parts[i].toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        String name = parts[parts.length - 1];
        String lower = name.toLowerCase(Locale.ROOT);
        return TEST_MARKS.stream().noneMatch(lower::contains)
                && TEST_BEGINNINGS.stream().noneMatch(lower::startsWith)
                && TEST_CLASSES.stream().noneMatch(name::contains);
    }

    /** Where the folders of packages start, such as {@code com/example}: below {@code src/main/java}. */
    private static int packages(String[] parts) {
        for (int i = 1; i + 1 < parts.length; i++) {
            if (parts[i].equals("main") && parts[i - 1].equals("src")) {
                return i + 2;
            }
        }
        return parts.length;
    }
}
