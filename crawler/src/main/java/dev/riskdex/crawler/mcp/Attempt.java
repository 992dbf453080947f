package dev.riskdex.crawler.mcp;

import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Optional;

/**
 * One way of asking a server, and what came of it.
 *
 * @param listing the list; absent where there is a failure
 * @param failure why there is no list
 * @param warnings what was noted on the way
 * @param opened whether there was a connection at all
 * @param greeted whether the server agreed to talk in this way
 */
record Attempt(
        Optional<ToolListing> listing,
        Optional<McpException> failure,
        List<Warning> warnings,
        boolean opened,
        boolean greeted) {

    /** Opens a way to the server. */
    interface Opener {
        Transport open() throws McpException;
    }

    /** Begins the conversation. */
    interface Greeting {
        Session greet(Transport transport) throws McpException;
    }

    static Attempt of(Opener opener, Greeting greeting, ToolLister lister) {
        boolean opened = false;
        boolean greeted = false;
        List<Warning> warnings = List.of();
        try (Transport transport = opener.open()) {
            opened = true;
            try {
                Session session = greeting.greet(transport);
                greeted = true;
                ToolListing listing = lister.list(transport, session);
                return new Attempt(
                        Optional.of(listing),
                        Optional.empty(),
                        transport.conversation().warnings(),
                        true,
                        true);
            } finally {
                warnings = transport.conversation().warnings();
            }
        } catch (McpException e) {
            return new Attempt(Optional.empty(), Optional.of(e), warnings, opened, greeted);
        }
    }

    /** Nothing could be asked. */
    static Attempt refused(McpException failure) {
        return new Attempt(Optional.empty(), Optional.of(failure), List.of(), false, false);
    }

    /** Whether the server may answer when it is asked in another way. */
    boolean worthAnotherWay() {
        return !greeted && failure.filter(McpException::mayBeOtherEra).isPresent();
    }

    /** The era that the list was given in. */
    Optional<Era> era() {
        return listing.map(list -> list.kind().equals("live-sse")
                ? Era.EVENT_STREAM
                : list.session().modern() ? Era.STATELESS : Era.HANDSHAKE);
    }
}
