package dev.riskdex.crawler.config;

import java.nio.file.Path;

/**
 * A place where a client keeps its configuration; the file need not exist.
 *
 * @param client the program, such as {@code Cursor}
 * @param scope {@code user} or {@code project}
 * @param path the file
 * @param within the folder that it must really lie in, links followed
 */
public record ConfigFile(String client, String scope, Path path, Path within) {}
