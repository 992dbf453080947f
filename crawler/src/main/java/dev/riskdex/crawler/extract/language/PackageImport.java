package dev.riskdex.crawler.extract.language;

/**
 * What a file imports from another package.
 *
 * @param packageName the package, with its scope
 * @param path the module inside it; empty for the package's own entry point
 */
public record PackageImport(String packageName, String path) {}
