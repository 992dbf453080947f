/** The server: routes, the JSON API, static files, and what is done about errors. */
@NullMarked
package dev.riskdex.web;

import org.jspecify.annotations.NullMarked;
