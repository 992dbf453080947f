package dev.riskdex.crawler.mcp;

import java.io.InputStream;
import java.io.OutputStream;

/** A started program that speaks the protocol on its standard streams. */
public interface Peer {

    /** What the program writes. */
    InputStream output();

    /** What the program reads. */
    OutputStream input();

    /** The last it said on standard error, for people; empty when it said nothing. */
    String lastWords();

    /** Ends the program and everything that it started. */
    void close();
}
