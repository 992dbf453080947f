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
            "testfixtures",
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
            "benchmark",
            "benchmarks",
            "coverage");

    /** Documents, unless they lie among the code: there it is the part of the product that deals with them. */
    private static final Set<String> DOCUMENTS = Set.of("docs", "doc");

    private static final Set<String> CODE = Set.of("src", "lib", "internal", "pkg", "cmd");

    private static final List<String> TEST_MARKS =
            List.of(".test.", ".spec.", "-test.", "_test.", "_spec.", ".stories.");
    private static final List<String> TEST_BEGINNINGS = List.of("test_", "conftest.");
    /** Endings of the names of test classes in languages that name a file after its class. */
    private static final List<String> TEST_CLASSES = List.of("Test.", "Tests.", "TestCase.", "IT.");

    private ProductFiles() {}

    /** Whether a path, relative to the root and with forward slashes, belongs to the product itself. */
    public static boolean contain(String path) {
        String[] parts = path.split("/", -1);
        boolean amongCode = false;
        int folders = Math.min(packages(parts), parts.length - 1);
        for (int i = 0; i < folders; i++) {
            String folder = parts[i].toLowerCase(Locale.ROOT);
            if (FOLDERS_LEFT_OUT.contains(folder) || !amongCode && DOCUMENTS.contains(folder)) {
                return false;
            }
            amongCode |= CODE.contains(folder);
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
