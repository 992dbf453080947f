package dev.riskdex.crawler.extract.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds identifiers in bytes without parsing them. */
public final class Words {

    /** What stands between a function and its call where TypeScript is told the function's type. */
    private static final byte[] CAST = " as ".getBytes(StandardCharsets.UTF_8);

    /** Letters after {@code tool} in a name such as {@code registerToolTask}. */
    private static final int LONGEST_ENDING = 10;

    private Words() {}

    /** Offsets of a word as a whole identifier in {@code [from, to)}, at most {@code limit} of them. */
    public static List<Integer> find(byte[] bytes, String word, int from, int to, int limit) {
        byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
        List<Integer> found = new ArrayList<>();
        if (wanted.length == 0) {
            return found;
        }
        int at = indexOf(bytes, wanted, from, to);
        while (at >= 0 && found.size() < limit) {
            if (!isPart(bytes, at - 1) && !isPart(bytes, at + wanted.length)) {
                found.add(at);
            }
            at = indexOf(bytes, wanted, at + wanted.length, to);
        }
        return found;
    }

    /** Whether the bytes contain a text anywhere; an empty one, which damaged source leaves behind, is in none. */
    public static boolean contains(byte[] bytes, String text) {
        return !text.isEmpty() && indexOf(bytes, text.getBytes(StandardCharsets.UTF_8), 0, bytes.length) >= 0;
    }

    /** Offsets inside identifiers such as {@code addTool}, {@code tools} or {@code registerToolTask} that are called. */
    public static List<Integer> calledTools(byte[] bytes, int limit) {
        byte[] wanted = "ool".getBytes(StandardCharsets.UTF_8);
        List<Integer> found = new ArrayList<>();
        int at = indexOf(bytes, wanted, 0, bytes.length);
        while (at >= 0 && found.size() < limit) {
            int end = at + wanted.length;
            int last = end;
            while (last - end < LONGEST_ENDING && isPart(bytes, last)) {
                last++;
            }
            if (isCalled(bytes, last)) {
                found.add(at);
            }
            at = indexOf(bytes, wanted, end, bytes.length);
        }
        return found;
    }

    private static boolean isCalled(byte[] bytes, int at) {
        return at < bytes.length
                && (bytes[at] == '('
                        || bytes[at] == '<'
                        || bytes[at] == ')'
                        || bytes[at] == '?'
                        || matches(bytes, CAST, at));
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from, int to) {
        int last = Math.min(to, bytes.length) - wanted.length;
        for (int i = Math.max(from, 0); i <= last; i++) {
            if (bytes[i] == wanted[0] && matches(bytes, wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the wanted bytes stand at an offset. */
    static boolean matches(byte[] bytes, byte[] wanted, int at) {
        if (at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the byte belongs to an identifier; every byte beyond ASCII may. */
    static boolean isPart(byte[] bytes, int at) {
        if (at < 0 || at >= bytes.length) {
            return false;
        }
        int b = bytes[at];
        return b < 0 || b == '_' || b == '$' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }
}
