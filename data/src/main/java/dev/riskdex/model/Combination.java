package dev.riskdex.model;

import java.util.List;
import java.util.Objects;

/**
 * Tools that are more dangerous together than each alone: one of each step makes a path.
 *
 * @param id stable id of the rule
 * @param title a few words
 * @param severity how bad the whole path is
 * @param why what becomes possible
 * @param remedy how to break it
 * @param path the steps in order
 * @param cut the smallest set of tools without which there is no path any more, sorted
 */
public record Combination(
        String id, String title, Severity severity, String why, String remedy, List<Step> path, List<ToolRef> cut) {

    public Combination {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(why);
        Objects.requireNonNull(remedy);
        path = List.copyOf(path);
        cut = List.copyOf(cut);
    }

    /**
     * A step of a path.
     *
     * @param does what happens there
     * @param tools those that can do it, sorted; never empty
     */
    public record Step(String does, List<ToolRef> tools) {

        public Step {
            Objects.requireNonNull(does);
            tools = List.copyOf(tools);
        }
    }
}
