/** The words that modules exchange: what was declared ({@code definitions.jsonl}) and what it means ({@code risks.jsonl}). */
@NullMarked
package dev.riskdex.model;

import org.jspecify.annotations.NullMarked;
