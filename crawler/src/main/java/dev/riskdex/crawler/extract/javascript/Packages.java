package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.PackageImport;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells which packages files import by name. */
final class Packages {

    /** Modules of the runtime itself, from the documentation of Node.js 20. */
    private static final Set<String> BUILT_IN = Set.of(
            "assert",
            "async_hooks",
            "buffer",
            "child_process",
            "cluster",
            "console",
            "constants",
            "crypto",
            "dgram",
            "diagnostics_channel",
            "dns",
            "domain",
            "events",
            "fs",
            "http",
            "http2",
            "https",
            "inspector",
            "module",
            "net",
            "os",
            "path",
            "perf_hooks",
            "process",
            "punycode",
            "querystring",
            "readline",
            "repl",
            "stream",
            "string_decoder",
            "sys",
            "timers",
            "tls",
            "trace_events",
            "tty",
            "url",
            "util",
            "v8",
            "vm",
            "wasi",
            "worker_threads",
            "zlib");

    /** Larger files are bundles: their packages are inside, and their texts hold words that look like imports. */
    private static final int LARGEST = 256 << 10;

    private Packages() {}

    static List<PackageImport> importedBy(SourceTree tree, Set<String> paths) {
        Set<PackageImport> imports = new LinkedHashSet<>();
        for (String path : paths) {
            if (tree.bytes(path).length > LARGEST) {
                continue;
            }
            for (String specifier : ImportScan.specifiers(tree.bytes(path))) {
                PackageImport imported = split(specifier);
                if (isPackage(imported.packageName())) {
                    imports.add(imported);
                }
            }
        }
        return List.copyOf(imports);
    }

    /** {@code name/inner/path} or {@code @scope/name/inner/path}. */
    private static PackageImport split(String specifier) {
        int scope = specifier.startsWith("@") ? specifier.indexOf('/') + 1 : 0;
        int end = specifier.indexOf('/', scope);
        return end < 0
                ? new PackageImport(specifier, "")
                : new PackageImport(specifier.substring(0, end), specifier.substring(end + 1));
    }

    private static boolean isPackage(String name) {
        return !name.isEmpty()
                && !BUILT_IN.contains(name)
                && name.chars()
                        .allMatch(c -> c == '@'
                                || c == '/'
                                || c == '-'
                                || c == '_'
                                || c == '.' && name.charAt(0) != '.'
                                || c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9');
    }
}
