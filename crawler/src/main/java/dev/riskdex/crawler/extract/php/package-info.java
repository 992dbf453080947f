/** Reads tools declared in PHP: methods and classes with attributes, heirs of a tool class, arrays. */
@NullMarked
package dev.riskdex.crawler.extract.php;

import org.jspecify.annotations.NullMarked;
