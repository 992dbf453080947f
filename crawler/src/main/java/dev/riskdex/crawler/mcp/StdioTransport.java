package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.parse.BoundedInput;
import dev.riskdex.crawler.parse.LineReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message a line on the standard streams of a program. Reading and writing have a thread each: a program that
 * neither reads nor writes blocks these and not the crawl.
 */
final class StdioTransport implements DetachedTransport {

    private final Peer peer;
    private final McpLimits limits;
    private final Conversation conversation;
    private final ExecutorService writing = Executors.newSingleThreadExecutor(task -> daemon(task, "stdio-writer"));

    StdioTransport(Peer peer, McpLimits limits, Deadline deadline, String where) {
        this.peer = peer;
        this.limits = limits;
        this.conversation = new Conversation(limits, deadline, where, this::send);
        daemon(this::listen, "stdio-reader").start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void listen() {
        LineReader lines = new LineReader(new BoundedInput(peer.output(), limits.listBytes()), limits.messageBytes());
        try {
            while (lines.next()) {
                take(lines);
            }
            conversation.fail(new McpException("process-ended", "the server ended" + lastWords()));
        } catch (McpException e) {
            conversation.fail(e);
        } catch (BoundedInput.TooLongException e) {
            conversation.fail(
                    new McpException("too-large", "the server wrote more than " + limits.listBytes() + " bytes"));
        } catch (IOException e) {
            conversation.fail(new McpException("process-ended", "the server cannot be read: " + e.getMessage()));
        }
    }

    private void take(LineReader lines) throws McpException {
        if (lines.tooLong()) {
            throw new McpException("too-large", "a line is longer than " + limits.messageBytes() + " bytes");
        }
        if (!lines.blank() && conversation.accept(lines.bytes(), lines.length()).isEmpty()) {
            conversation.stray(lines.length());
        }
    }

    private String lastWords() {
        String words = peer.lastWords();
        return words.isBlank() ? " without an answer" : ": " + words;
    }

    @Override
    public void send(ObjectNode message) throws McpException {
        byte[] line = Rpc.bytes(message);
        try {
            writing.execute(() -> write(line));
        } catch (RejectedExecutionException e) {
            throw new McpException("process-ended", "the conversation is over");
        }
    }

    private void write(byte[] line) {
        try {
            OutputStream input = peer.input();
            input.write(line);
            input.write('\n');
            input.flush();
        } catch (IOException e) {
            // A program that closed its input may still answer what it was asked; if it ended, the reader says so.
            conversation.warn("input-closed", "the server closed its standard input");
        }
    }

    @Override
    public String kind() {
        return "live-stdio";
    }

    @Override
    public Conversation conversation() {
        return conversation;
    }

    @Override
    public void close() {
        writing.shutdownNow();
        peer.close();
    }
}
