package dev.riskdex.web.page;

import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages about attack patterns. */
public final class PatternPages {

    private PatternPages() {}

    /**
     * All patterns.
     *
     * @param frame what stands around it
     * @param patterns by id
     */
    public record Index(Frame frame, List<PatternLink> patterns) {

        public Index {
            patterns = List.copyOf(patterns);
        }
    }

    /** A pattern in a list. */
    public record PatternLink(String href, String title, String summary) {

        static PatternLink of(AttackPattern pattern) {
            return new PatternLink(Links.attackPattern(pattern.id()), pattern.title(), pattern.summary());
        }
    }

    /**
     * One pattern.
     *
     * @param frame what stands around it
     * @param pattern what is known
     * @param concerns which tools it concerns, as phrases
     */
    public record Single(Frame frame, AttackPattern pattern, List<String> concerns) {

        public Single {
            concerns = List.copyOf(concerns);
        }
    }

    /** The list of these patterns. */
    public static Index index(List<AttackPattern> patterns, Frame.Site site) {
        return new Index(
                site.frame(
                        "Attack patterns",
                        "Documented ways in which the access of tools gets abused, and what a policy does about them.",
                        "/attack-patterns"),
                patterns.stream().map(PatternLink::of).toList());
    }

    /** The page of a pattern. */
    public static Single single(AttackPattern pattern, Frame.Site site) {
        return new Single(
                site.frame(pattern.title(), pattern.summary(), Links.attackPattern(pattern.id())),
                pattern,
                concerns(pattern.match()));
    }

    /** One phrase for each kind of trait; all of them must hold. */
    private static List<String> concerns(AttackPattern.Match match) {
        List<String> phrases = new ArrayList<>();
        addAny(phrases, "", match.capabilities().stream().sorted().map(Capability::phrase));
        addAny(phrases, "of the category ", match.categories().stream().sorted().map(Category::label));
        addAny(
                phrases,
                "with a word in the name such as ",
                match.words().stream().sorted());
        addAny(phrases, "with an argument such as ", match.parameters().stream().sorted());
        addAny(phrases, "with evidence such as ", match.evidence().stream().sorted());
        return phrases;
    }

    private static void addAny(List<String> phrases, String before, Stream<String> any) {
        String joined = any.collect(Collectors.joining(" or "));
        if (!joined.isEmpty()) {
            phrases.add(before + joined);
        }
    }
}
