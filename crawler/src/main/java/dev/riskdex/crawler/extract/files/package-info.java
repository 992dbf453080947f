/** The files of one package or checkout: which belong to the product, parsed within limits. */
@NullMarked
package dev.riskdex.crawler.extract.files;

import org.jspecify.annotations.NullMarked;
