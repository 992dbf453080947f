package dev.riskdex.web;

import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The formats in which a policy can be had: the one list from which pages and API offer them. */
final class PolicyFormats {

    /** In the order in which they are offered; the first is the contract's own. */
    static final List<Format> ALL =
            List.of(new Format("policylayer", "policy.json", "policy.json", PolicyCodec::writeText));

    private PolicyFormats() {}

    /**
     * A format.
     *
     * @param id as requests name it
     * @param title for people
     * @param file what a download is called
     * @param writer the text of a policy in this format
     */
    record Format(String id, String title, String file, Function<Policy, String> writer) {}

    static Optional<Format> find(String id) {
        return ALL.stream().filter(format -> format.id().equals(id)).findFirst();
    }
}
