/**
 * A client of the Model Context Protocol that asks for tool lists and nothing else, in both eras of the protocol and
 * on its three transports; what it receives is hostile and stays raw JSON.
 */
@NullMarked
package dev.riskdex.crawler.mcp;

import org.jspecify.annotations.NullMarked;
