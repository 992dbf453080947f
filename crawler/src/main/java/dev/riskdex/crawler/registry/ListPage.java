package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param leads its servers, in order
 * @param warnings entries that could not be read, with their places
 * @param next the cursor of the next page; absent at the end
 */
record ListPage(List<Lead> leads, List<Warning> warnings, Optional<String> next) {

    ListPage {
        leads = List.copyOf(leads);
        warnings = List.copyOf(warnings);
    }
}
