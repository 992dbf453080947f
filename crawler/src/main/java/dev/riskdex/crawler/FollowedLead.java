package dev.riskdex.crawler;

import dev.riskdex.model.Warning;
import java.util.List;

/**
 * The source of a lead that a crawl follows.
 *
 * @param lead the lead, as it is kept while its place waits
 * @param lane what reading it shares with others: that of the best of its places
 * @param source what to read
 */
public record FollowedLead(Lead lead, String lane, Source source) {

    /** Follows a lead; one that leads where data may not lead gives a source that fails and says so. */
    public static FollowedLead of(Lead lead) {
        String lane = lead.sources().stream().findFirst().map(Lane::of).orElse(Lane.HERE);
        try {
            return new FollowedLead(lead, lane, Leads.source(lead));
        } catch (IllegalArgumentException e) {
            String notation = String.join(" ", lead.sources());
            return new FollowedLead(lead, lane, new Refused(notation, String.valueOf(e.getMessage())));
        }
    }

    /** A place that data named and must not name. */
    private record Refused(String notation, String reason) implements Source {

        @Override
        public SourceReading read(SourceContext context) {
            return new SourceReading(List.of(), List.of(new Warning("lead-refused", reason, notation)), true);
        }
    }
}
