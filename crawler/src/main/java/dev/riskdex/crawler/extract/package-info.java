/** Static reading of tool definitions from JavaScript. */
@NullMarked
package dev.riskdex.crawler.extract;

import org.jspecify.annotations.NullMarked;
