/** Starts foreign programs when the user asked for it: in a sandbox without network and files of the user. */
@NullMarked
package dev.riskdex.crawler.sandbox;

import org.jspecify.annotations.NullMarked;
