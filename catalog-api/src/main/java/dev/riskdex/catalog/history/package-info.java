/** What servers declared before, and what changed in it. */
@NullMarked
package dev.riskdex.catalog.history;

import org.jspecify.annotations.NullMarked;
