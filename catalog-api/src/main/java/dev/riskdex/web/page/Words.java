package dev.riskdex.web.page;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the fixed words of the catalogue mean, in sentences. */
public final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** Characters of a server's title on a page; longer than any honest one, and short enough for a heading. */
    private static final int MAX_TITLE = 120;

    private Words() {}

    /** A server's title in one visible line; what is cut off is in the JSON of the page. */
    public static String title(String foreign) {
        String line = VisibleText.line(foreign);
        return line.codePointCount(0, line.length()) <= MAX_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE)).strip() + "…";
    }

    /** What a tool of a category does, as the end of a sentence that begins with "it". */
    public static String does(Category category) {
        return switch (category) {
            case READ -> "returns something and changes nothing";
            case WRITE -> "creates or changes something in a way that can be changed back";
            case EXECUTE -> "sets something running, or changes what is running";
            case DESTRUCTIVE -> "deletes, drops or overwrites something for good";
            case FINANCIAL -> "moves or commits money";
            case UNKNOWN -> "is declared too thinly to say what it does";
        };
    }

    /** What follows for whoever lets an assistant use it. */
    public static String advice(Category category) {
        return switch (category) {
            case READ -> "What it returns reaches the model, so look at what it can read.";
            case WRITE -> "Mistakes can be undone, but a loop makes many of them: limit how often it is called.";
            case EXECUTE -> "Effects reach beyond the call: limit how often it is called and check its arguments.";
            case DESTRUCTIVE -> "There is no way back: keep it out of sight unless it is needed.";
            case FINANCIAL -> "A person should decide: deny it until someone does.";
            case UNKNOWN -> "Treat it like a tool that runs things until its definition says more.";
        };
    }

    /** How much harm the worst use does. */
    public static String means(Severity severity) {
        return switch (severity) {
            case LOW -> "The worst use costs little and changes nothing.";
            case MEDIUM -> "The worst use changes something that can be put right, or shows something private.";
            case HIGH -> "The worst use reaches beyond the call, or loses something that matters.";
            case CRITICAL -> "The worst use cannot be undone and may concern everything behind the server.";
            case UNKNOWN -> "Nothing can be said; thresholds count it as High.";
        };
    }

    /** The headline of a tool or server, such as "High risk". */
    public static String headline(Severity severity) {
        return severity.label() + " risk";
    }

    /** A or an, before a category. */
    public static String article(Category category) {
        return category == Category.EXECUTE || category == Category.UNKNOWN ? "an" : "a";
    }

    /** A day of the UTC calendar. */
    public static String day(Instant time) {
        return DAY.format(time.atOffset(ZoneOffset.UTC));
    }

    /** A number with its noun: "1 tool", "39 tools". */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** A number with its thousands set apart. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A probability from 0 to 1 in percent. */
    public static int percent(double probability) {
        return (int) Math.round(probability * 100);
    }
}
