/** What expressions are worth, whatever the language: nothing is run, constants are looked up and put together. */
@NullMarked
package dev.riskdex.crawler.extract.constant;

import org.jspecify.annotations.NullMarked;
