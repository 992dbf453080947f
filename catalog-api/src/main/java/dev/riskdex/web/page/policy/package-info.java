/** The page on which a policy for a server is built. */
@NullMarked
package dev.riskdex.web.page.policy;

import org.jspecify.annotations.NullMarked;
