package dev.riskdex.crawler.extract.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where each identifier of a file stands, so that asking for one costs the same in a file of any size. */
public final class WordIndex {

    private final byte[] bytes;
    /** Hash of the identifier in the upper half, its offset in the lower, sorted. */
    private final long[] words;

    public WordIndex(byte[] bytes) {
        this.bytes = bytes;
        this.words = index(bytes);
    }

    private static long[] index(byte[] bytes) {
        long[] words = new long[Math.max(16, bytes.length / 6)];
        int count = 0;
        int at = 0;
        while (at < bytes.length) {
            if (!Words.isPart(bytes, at)) {
                at++;
                continue;
            }
            int start = at;
            int hash = 0;
            while (at < bytes.length && Words.isPart(bytes, at)) {
                hash = 31 * hash + bytes[at++];
            }
            if (count == words.length) {
                words = Arrays.copyOf(words, count + count / 2);
            }
            words[count++] = key(hash, start);
        }
        long[] sorted = Arrays.copyOf(words, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static long key(int hash, int offset) {
        return (long) hash << 32 | offset;
    }

    /** Offsets of a word as a whole identifier in {@code [from, to)}, ascending, at most {@code limit} of them. */
    public List<Integer> find(String word, int from, int to, int limit) {
        byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
        int hash = 0;
        for (int i = 0; i < wanted.length; i++) {
            if (!Words.isPart(wanted, i)) {
                return Words.find(bytes, word, from, to, limit);
            }
            hash = 31 * hash + wanted[i];
        }
        int position = Arrays.binarySearch(words, key(hash, Math.max(0, from)));
        List<Integer> found = new ArrayList<>();
        for (int i = position < 0 ? -position - 1 : position; i < words.length && found.size() < limit; i++) {
            int offset = (int) words[i];
            if ((int) (words[i] >> 32) != hash || offset + wanted.length > to) {
                break;
            }
            boolean same = Words.matches(bytes, wanted, offset) && !Words.isPart(bytes, offset + wanted.length);
            if (same) {
                found.add(offset);
            }
        }
        return found;
    }

    /** Whether the word stands anywhere as a whole identifier. */
    public boolean contains(String word) {
        return !find(word, 0, bytes.length, 1).isEmpty();
    }
}
