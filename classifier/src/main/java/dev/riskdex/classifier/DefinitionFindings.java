package dev.riskdex.classifier;

import dev.riskdex.classifier.signal.Parameter;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.model.Category;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what is odd about a definition itself, apart from what the tool does. */
final class DefinitionFindings {

    private static final int LONGEST_QUOTE = 160;
    private static final int BEFORE = 40;

    private DefinitionFindings() {}

    /** All findings about a tool whose category is decided, in a fixed order. */
    static List<Finding> of(ToolView view, Category category) {
        List<Finding> findings = new ArrayList<>();
        hidden(view.tool().name(), "name").ifPresent(findings::add);
        view.tool().title().flatMap(title -> hidden(title, "title")).ifPresent(findings::add);
        view.tool().description().flatMap(text -> hidden(text, "description")).ifPresent(findings::add);
        for (Parameter parameter : view.parameters()) {
            hidden(parameter.path(), "parameters/" + VisibleText.line(parameter.path()))
                    .ifPresent(findings::add);
        }
        contradiction(view, category).ifPresent(findings::add);
        duplicate(view).ifPresent(findings::add);
        return findings;
    }

    /** Of 2,321 real descriptions not one held such a character, so each is a strong sign. */
    private static Optional<Finding> hidden(String text, String where) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (VisibleText.hidden(character) && character != '\r' && !joinsEmoji(text, i)) {
                String quote = text.substring(Math.max(0, i - BEFORE), Math.min(text.length(), i + LONGEST_QUOTE));
                return Optional.of(new Finding(
                        "hidden-characters." + kind(character),
                        "hidden-characters",
                        Severity.HIGH,
                        String.format("holds the invisible character U+%04X (%s)", character, name(character)),
                        where,
                        VisibleText.line(quote)));
            }
        }
        return Optional.empty();
    }

    /** A zero-width joiner between two pictures makes one picture of them. */
    private static boolean joinsEmoji(String text, int at) {
        return text.charAt(at) == 0x200D && at > 0 && Character.isSurrogate(text.charAt(at - 1))
                || text.charAt(at) == 0x200D && at > 0 && text.charAt(at - 1) == 0xFE0F;
    }

    private static String kind(int character) {
        if (character == 0x1B) {
            return "escape";
        }
        if (character >= 0xE0000 && character <= 0xE007F) {
            return "tag";
        }
        if (character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069) {
            return "bidi";
        }
        return Character.getType(character) == Character.CONTROL ? "control" : "invisible";
    }

    private static String name(int character) {
        String name = Character.getName(character);
        return name == null ? "unassigned" : name.toLowerCase(Locale.ROOT);
    }

    private static Optional<Finding> contradiction(ToolView view, Category category) {
        boolean claimsReadOnly = view.tool().hint("readOnlyHint").orElse(false);
        if (!claimsReadOnly || category == Category.READ || category == Category.UNKNOWN) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "contradiction.read-only-hint",
                "contradiction",
                Severity.MEDIUM,
                "the author's hint says read-only, but the rest of the definition speaks for " + category.label(),
                "annotations/readOnlyHint",
                "readOnlyHint: true"));
    }

    private static Optional<Finding> duplicate(ToolView view) {
        String name = view.tool().name();
        int same = view.server().nameCounts().getOrDefault(name, 1);
        if (same < 2) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "shadowing.duplicate-name",
                "shadowing",
                Severity.MEDIUM,
                same + " tools of this server have this name; a policy treats them as the strictest of them",
                "name",
                VisibleText.line(name)));
    }
}
