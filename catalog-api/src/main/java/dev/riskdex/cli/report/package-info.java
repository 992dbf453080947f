/** What a run of {@code classify} found, held against a baseline and suppressions, and its forms for machines and people. */
@NullMarked
package dev.riskdex.cli.report;

import org.jspecify.annotations.NullMarked;
