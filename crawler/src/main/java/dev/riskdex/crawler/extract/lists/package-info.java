/** Ready-made lists beside the code: snapshots, generated lists, manifests, API documents, and READMEs at last. */
@NullMarked
package dev.riskdex.crawler.extract.lists;

import org.jspecify.annotations.NullMarked;
