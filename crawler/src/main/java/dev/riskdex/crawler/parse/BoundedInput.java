package dev.riskdex.crawler.parse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with an exception once it gave more bytes than allowed. */
public final class BoundedInput extends FilterInputStream {

    private long left;

    /**
     * @param longest bytes that may come
     */
    public BoundedInput(InputStream in, long longest) {
        super(in);
        this.left = longest;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws TooLongException {
        left -= bytes;
        if (left < 0) {
            throw new TooLongException();
        }
    }

    /** More bytes came than allowed. */
    public static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1;
    }
}
