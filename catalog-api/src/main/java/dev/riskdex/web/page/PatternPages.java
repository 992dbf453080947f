package dev.riskdex.web.page;

import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import java.util.List;

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
                pattern.match().capabilities().stream()
                        .sorted()
                        .map(Capability::phrase)
                        .toList());
    }
}
