/** Which servers the assistants on this machine are configured to start: names only, never the values of secrets. */
@NullMarked
package dev.riskdex.crawler.config;

import org.jspecify.annotations.NullMarked;
