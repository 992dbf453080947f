/** Pages for people: lists of servers, pages of directories, READMEs and sitemaps, read as leads and tool lists. */
@NullMarked
package dev.riskdex.crawler.html;

import org.jspecify.annotations.NullMarked;
