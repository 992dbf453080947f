package dev.riskdex.classifier.explain;

import dev.riskdex.classifier.signal.ServerView;
import dev.riskdex.classifier.text.Act;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tools of a server by what they act on, so that each finds those that act on the same. */
public final class Siblings {

    /** A word that so many tools act on tells nothing about which belong together. */
    private static final int MOST_PER_WORD = 40;

    private static final int LONGEST_SERVER = 60;

    private final ServerView server;
    private final String serverName;
    private final List<List<String>> objects = new ArrayList<>();
    private final Map<String, List<Integer>> byHead = new HashMap<>();

    private Siblings(ServerView server) {
        this.server = server;
        String name = VisibleText.line(server.server().displayName());
        serverName = name.length() > LONGEST_SERVER ? name.substring(0, LONGEST_SERVER) + "…" : name;
    }

    /** The name of their server for people, on one line of at most 60 characters. */
    String serverName() {
        return serverName;
    }

    /** The tools of a server. */
    public static Siblings of(ServerView server) {
        Siblings siblings = new Siblings(server);
        for (int place = 0; place < server.acts().size(); place++) {
            List<String> name = server.names().get(place);
            List<String> objects =
                    server.acts().get(place).map(act -> Naming.objects(name, act)).orElse(List.of()).stream()
                            .map(Naming::singular)
                            .toList();
            siblings.objects.add(objects);
            if (!objects.isEmpty()) {
                siblings.byHead
                        .computeIfAbsent(objects.get(objects.size() - 1), key -> new ArrayList<>())
                        .add(place);
            }
        }
        return siblings;
    }

    /** Whether a tool has any. */
    boolean any() {
        return server.names().size() > 1;
    }

    /** Places of the other tools that act on the last word of what a tool acts on, in declared order. */
    List<Integer> onTheSame(int place) {
        List<String> own = objects.get(place);
        List<Integer> same = own.isEmpty() ? List.of() : byHead.getOrDefault(own.get(own.size() - 1), List.of());
        return same.size() > MOST_PER_WORD
                ? List.of()
                : same.stream()
                        .filter(other -> !name(other).equals(name(place)))
                        .toList();
    }

    /** Whether another tool has the same objects, which makes it a nearer sibling than one with the same last word. */
    boolean sameObjects(int one, int other) {
        return objects.get(one).equals(objects.get(other));
    }

    String name(int place) {
        return server.tools().get(place).name();
    }

    String actGroup(int place) {
        return server.acts().get(place).map(Act::group).orElse("");
    }

    List<String> words(int place) {
        return server.names().get(place);
    }
}
