package dev.riskdex.classifier.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds acts that a text lists one beside the other: "create, rename, or delete", "one of 'get', 'set'". Such a list says
 * what a tool of several acts can do, where a single verb may be an example or a consequence.
 */
public final class ActLists {

    /** Words that may stand between two members of a list. */
    private static final Set<String> CONNECTIVES = Set.of("or", "and", "then", "also");

    /** Words after which a list names the values of an argument. */
    private static final Set<String> ANNOUNCING =
            Set.of("action", "actions", "operation", "operations", "command", "commands", "method", "op", "mode");

    /** How many words may stand between "action" and its list: "The action must be one of". */
    private static final int ANNOUNCED_WITHIN = 8;

    private final Lexicon acts;
    private final Lexicon leadIns;

    ActLists(Lexicon acts, Lexicon leadIns) {
        this.acts = acts;
        this.leadIns = leadIns;
    }

    /**
     * Acts beside each other.
     *
     * @param acts at least two, of different groups, in order
     * @param sentence number of their sentence, from 0
     * @param announced whether a word such as "action" or "operation" stands before them
     */
    public record ActList(List<Lexicon.Entry> acts, int sentence, boolean announced) {

        public ActList {
            acts = List.copyOf(acts);
        }
    }

    /** The lists of acts outside negations, in the order of the text. */
    public List<ActList> in(List<Description.Token> tokens) {
        List<ActList> lists = new ArrayList<>();
        List<Lexicon.Entry> members = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int next = i;
            while (next < tokens.size()
                    && tokens.get(next).sentence() == tokens.get(i).sentence()) {
                Lexicon.Entry entry = member(tokens.get(next));
                if (entry != null) {
                    members.add(entry);
                } else if (members.isEmpty()
                        || !CONNECTIVES.contains(tokens.get(next).word())) {
                    break;
                }
                next++;
            }
            if (members.size() > 1 && isList(members)) {
                lists.add(new ActList(members, tokens.get(i).sentence(), isAnnounced(tokens, i)));
            }
            members.clear();
            i = Math.max(i, next - 1);
        }
        return lists;
    }

    private Lexicon.@Nullable Entry member(Description.Token token) {
        Lexicon.Entry entry = acts.find(token.word());
        return entry != null && isMember(entry) && !token.negated() && leadIns.find(token.word()) == null
                ? entry
                : null;
    }

    /** "deleted" is a quality, and a "writer" is who does it. */
    private static boolean isMember(Lexicon.Entry entry) {
        return switch (entry.form()) {
            case BASE, PLURAL_OR_THIRD_PERSON, GERUND -> true;
            case PAST, AGENT -> false;
        };
    }

    /** Words that are as often things make no list of acts. */
    private static boolean isList(List<Lexicon.Entry> members) {
        return members.stream().map(Lexicon.Entry::group).distinct().count() > 1
                && members.stream().filter(member -> !member.noun()).count() > 1;
    }

    private static boolean isAnnounced(List<Description.Token> tokens, int at) {
        for (int i = Math.max(0, at - ANNOUNCED_WITHIN); i < at; i++) {
            if (ANNOUNCING.contains(tokens.get(i).word())) {
                return true;
            }
        }
        return false;
    }
}
