package dev.riskdex.classifier.finding;

import dev.riskdex.model.VisibleText;

/** Characters that do not show, and the few uses of them that honest writing has. */
final class Invisible {

    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;
    private static final int BLACK_FLAG = 0x1F3F4;

    private Invisible() {}

    static boolean is(int character) {
        return character > '~' && VisibleText.hidden(character);
    }

    static boolean isTag(int character) {
        return character >= 0xE0000 && character <= 0xE007F;
    }

    /**
     * Whether honest writing has the character here: a joiner between pictures or letters of scripts that join, a
     * direction mark beside right-to-left letters, the tags of a flag, a byte order mark before everything.
     */
    static boolean belongs(String text, int at) {
        int character = text.codePointAt(at);
        int before = at == 0 ? -1 : text.codePointBefore(at);
        int end = at + Character.charCount(character);
        int after = end < text.length() ? text.codePointAt(end) : -1;
        return switch (character) {
            case '\r' -> true;
            case JOINER -> isPicture(before) && isPicture(after) || joins(before) && joins(after);
            case NON_JOINER -> joins(before) && joins(after);
            case 0x200E, 0x200F, 0x061C -> isRightToLeft(before) || isRightToLeft(after);
            case 0xFEFF -> at == 0;
            case 0xFE0E -> isPicture(before);
            default -> isTag(character) && inFlag(text, at);
        };
    }

    private static boolean isPicture(int character) {
        return character > 0x2000 && Character.getType(character) == Character.OTHER_SYMBOL
                || character == 0xFE0F
                || character >= 0x1F3FB && character <= 0x1F3FF
                || character == 0x2642
                || character == 0x2640;
    }

    /** Arabic and Indic letters change their shape where a joiner stands. */
    private static boolean joins(int character) {
        return character >= 0x0600 && character <= 0x0DFF;
    }

    private static boolean isRightToLeft(int character) {
        if (character < 0) {
            return false;
        }
        byte direction = Character.getDirectionality(character);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** A regional flag is a black flag with at most six tags, the last of which cancels. */
    private static boolean inFlag(String text, int at) {
        int first = at;
        for (int back = 0; back < 7 && first > 1 && isTag(text.codePointBefore(first)); back++) {
            first -= 2;
        }
        return first > 1 && text.codePointBefore(first) == BLACK_FLAG;
    }
}
