/** The commands: they read what the user typed, call the other modules, and are the only ones that print. */
@NullMarked
package dev.riskdex.cli;

import org.jspecify.annotations.NullMarked;
