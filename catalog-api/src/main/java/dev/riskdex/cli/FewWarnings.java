package dev.riskdex.cli;

import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.VisibleText;
import dev.riskdex.model.Warning;

/** Prints what could not be read of a crawl's sources while there are few; the report counts all by reason. */
final class FewWarnings implements CrawlListener {

    /** Characters of a line: names and places in a warning come from outside and may be of any length. */
    private static final int LONGEST = 600;

    private static final int MOST = 50;

    private final Terminal terminal;
    private int printed;

    FewWarnings(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void finished(Source source, SourceReading reading) {
        if (reading.failed() || printed == MOST) {
            return;
        }
        reading.warnings().stream().limit(MOST - printed).forEach(this::print);
        if (printed == MOST) {
            terminal.message("Further warnings are counted only; the catalogue keeps them with their servers.");
        }
    }

    private void print(Warning warning) {
        printed++;
        terminal.message(RiskTable.shortened(VisibleText.line(warning.toString()), LONGEST));
    }
}
