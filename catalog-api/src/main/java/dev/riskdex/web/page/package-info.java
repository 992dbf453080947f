/** What each kind of page says, as records that the templates print; everything foreign in them is visible text. */
@NullMarked
package dev.riskdex.web.page;

import org.jspecify.annotations.NullMarked;
