/** One class for each kind of source, and what npm packages need to be read without being installed. */
@NullMarked
package dev.riskdex.crawler.source;

import org.jspecify.annotations.NullMarked;
