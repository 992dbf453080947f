/** Registries and directories of servers: what they say of a server, where they lead on to, and how a lead is read. */
@NullMarked
package dev.riskdex.crawler.registry;

import org.jspecify.annotations.NullMarked;
