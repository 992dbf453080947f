package dev.riskdex.crawler.mcp;

import java.time.Duration;

/**
 * How long a server is listened to and how much is taken from it. The figures are several times what was seen of 57
 * real servers (largest list 2.2 MB and 401 tools, slowest start 9.2 s; none needed a second page).
 *
 * @param probe how long the first question may stay unanswered before the older protocol is tried
 * @param answer how long any other question may stay unanswered
 * @param whole how long the whole conversation may take
 * @param settle pause after the handshake: some servers register their tools late
 * @param change how long after the handshake a server that announces changes of its list is given to do so
 * @param messageBytes bytes of one message or event
 * @param listBytes bytes of everything that a server sends in one conversation
 * @param toolBytes bytes of one tool as canonical JSON; the largest seen has 89 kB
 * @param events events of one stream
 * @param pages pages of one list
 * @param uninvited notifications and requests that a server may send unasked
 * @param strayLines lines on standard output that are no messages
 * @param strayBytes bytes of one such line
 * @param cursorLength characters of a cursor
 */
public record McpLimits(
        Duration probe,
        Duration answer,
        Duration whole,
        Duration settle,
        Duration change,
        int messageBytes,
        int listBytes,
        int toolBytes,
        int events,
        int pages,
        int uninvited,
        int strayLines,
        int strayBytes,
        int cursorLength) {

    public static final McpLimits DEFAULT = new McpLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            8 << 20,
            16 << 20,
            512 << 10,
            1_000,
            200,
            1_000,
            100,
            8 << 10,
            8 << 10);
}
