package dev.riskdex.crawler.sandbox;

import java.nio.file.Path;

/**
 * What the user allows to be started.
 *
 * @param sandboxed false when the user asked in so many words for no sandbox
 * @param packages whether packages of the npm registry are started instead of read
 * @param scratch folder below which packages are installed, and homes made for programs without a sandbox; made where
 *     absent, left as it was found
 */
public record RunRules(boolean sandboxed, boolean packages, Path scratch) {

    /** In the sandbox, and no packages. */
    public static RunRules careful(Path scratch) {
        return new RunRules(true, false, scratch);
    }
}
