package dev.riskdex.crawler.source;

import dev.riskdex.crawler.extract.Extraction;
import dev.riskdex.crawler.extract.lists.ReadyLists;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells servers from packages that merely have the tools of one: clients, evaluations and deployments of a server
 * depend on the same library and so hold the same declarations, at the same places. Of such the package that is best
 * fit to be the server stays, with a warning that names the others.
 */
final class SameServers {

    /** Of ten tools that two packages have together, so many must stand at the same place for both. */
    private static final int SAME_OF_TEN = 8;

    private SameServers() {}

    /** The servers in their order, each once. */
    static List<CheckoutReader.Found> without(List<CheckoutReader.Found> found) {
        List<CheckoutReader.Found> best = found.stream()
                .sorted(Comparator.comparingInt(SameServers::claim).reversed())
                .toList();
        List<CheckoutReader.Found> kept = new ArrayList<>();
        for (CheckoutReader.Found server : best) {
            if (kept.stream().noneMatch(other -> areSame(server, other))) {
                kept.add(server);
            }
        }
        return found.stream()
                .filter(kept::contains)
                .map(server -> noted(server, sameAs(server, found, kept)))
                .toList();
    }

    /** The folders of the packages that a server stands for too. */
    private static List<String> sameAs(
            CheckoutReader.Found server, List<CheckoutReader.Found> found, List<CheckoutReader.Found> kept) {
        return found.stream()
                .filter(other -> !kept.contains(other) && !isListed(other) && areSame(other, server))
                .map(SameServers::folder)
                .toList();
    }

    private static String folder(CheckoutReader.Found server) {
        return server.root().folder().isEmpty() ? "the top" : server.root().folder();
    }

    /** How fit a package is to be the server among those that have the same tools. */
    private static int claim(CheckoutReader.Found server) {
        ServerRoot root = server.root();
        int claim = root.forTrials() ? 0 : 32;
        claim += declaresItself(server) ? 16 : 0;
        claim += root.published() ? 8 : 0;
        claim += root.program() ? 4 : 0;
        claim += root.internal() ? 0 : 2;
        return claim + (root.folder().isEmpty() ? 0 : 1);
    }

    /** Whether code in the package's own folder declares a tool. */
    private static boolean declaresItself(CheckoutReader.Found server) {
        String folder = server.root().folder();
        return !folder.isEmpty()
                && server.extraction().tools().stream()
                        .flatMap(tool -> tool.origin().file().stream())
                        .anyMatch(file -> file.startsWith(folder + "/"));
    }

    /** Whether two have the same declarations, or one has but a list of the other's tools, which may be an old one. */
    private static boolean areSame(CheckoutReader.Found one, CheckoutReader.Found other) {
        boolean listed = isListed(one) || isListed(other);
        Set<String> ones = places(one, listed);
        Set<String> others = places(other, listed);
        long common = ones.stream().filter(others::contains).count();
        return listed ? common > 0 : 10 * common >= SAME_OF_TEN * (ones.size() + others.size() - common);
    }

    private static boolean isListed(CheckoutReader.Found server) {
        return server.extraction().tools().stream()
                .allMatch(
                        tool -> tool.origin().file().filter(ReadyLists::isList).isPresent());
    }

    private static Set<String> places(CheckoutReader.Found server, boolean namesOnly) {
        return server.extraction().tools().stream()
                .map(tool -> namesOnly
                        ? tool.name()
                        : tool.name() + "\n" + tool.origin().file().orElse(""))
                .collect(Collectors.toSet());
    }

    private static CheckoutReader.Found noted(CheckoutReader.Found server, List<String> others) {
        if (others.isEmpty()) {
            return server;
        }
        Extraction extraction = server.extraction();
        List<Warning> warnings = new ArrayList<>(extraction.warnings());
        warnings.add(new Warning(
                "same-tools",
                "These have the same tools from the same files and are no servers of their own: "
                        + String.join(", ", others) + ".",
                server.root().folder()));
        List<ToolDefinition> tools = extraction.tools();
        return new CheckoutReader.Found(server.root(), new Extraction(tools, warnings, extraction.imports()));
    }
}
