/** Reads tools declared in C#: methods with attributes, and tools that are made of initialisers. */
@NullMarked
package dev.riskdex.crawler.extract.csharp;

import org.jspecify.annotations.NullMarked;
