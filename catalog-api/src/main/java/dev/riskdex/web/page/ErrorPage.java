package dev.riskdex.web.page;

/**
 * A page in place of one that cannot be shown.
 *
 * @param frame what stands around it
 * @param status HTTP status
 * @param detail what to do now
 */
public record ErrorPage(Frame frame, int status, String detail) {}
