/** Readers of definition files in every shape in which tool lists are passed around; pure, tolerant item by item. */
@NullMarked
package dev.riskdex.crawler.parse;

import org.jspecify.annotations.NullMarked;
