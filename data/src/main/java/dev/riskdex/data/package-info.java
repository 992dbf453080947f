/** The way to the versioned contents: ruleset, lexicons, attack patterns, default sources, snapshots and schemas. */
@NullMarked
package dev.riskdex.data;

import org.jspecify.annotations.NullMarked;
