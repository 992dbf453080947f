package dev.riskdex.crawler.parse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads lines as bytes, without ever holding more than one line of bounded length. */
public final class LineReader {

    private static final int CHUNK = 64 << 10;

    private final InputStream in;
    private final int longest;
    private final byte[] chunk = new byte[CHUNK];
    private int chunkStart;
    private int chunkEnd;
    private byte[] line = new byte[CHUNK];
    private int length;
    private int number;
    private boolean tooLong;

    public LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Goes to the next line; false at the end. A line that is too long is passed over but still counted. */
    public boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (chunkStart < chunkEnd || fill()) {
            any = true;
            int end = chunkStart;
            while (end < chunkEnd && chunk[end] != '\n') {
                end++;
            }
            append(chunkStart, end);
            chunkStart = end;
            if (end < chunkEnd) {
                chunkStart++;
                break;
            }
        }
        if (any) {
            number++;
        }
        return any;
    }

    private boolean fill() throws IOException {
        chunkStart = 0;
        chunkEnd = Math.max(0, in.read(chunk, 0, CHUNK));
        return chunkEnd > 0;
    }

    private void append(int from, int to) {
        int count = to - from;
        if (tooLong || length > longest - count) {
            tooLong = true;
            length = 0;
            return;
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, Math.min(longest, line.length * 2)));
        }
        System.arraycopy(chunk, from, line, length, count);
        length += count;
    }

    /** The bytes of the line, valid up to {@link #length()} until the next call of {@link #next()}. */
    public byte[] bytes() {
        return line;
    }

    /** How many bytes the line has, without its line feed. */
    public int length() {
        return length;
    }

    /** Number of the line, from 1. */
    int number() {
        return number;
    }

    /** Whether the line was longer than allowed and is therefore not here. */
    public boolean tooLong() {
        return tooLong;
    }

    /** Whether there is nothing but white space on the line. */
    public boolean blank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
