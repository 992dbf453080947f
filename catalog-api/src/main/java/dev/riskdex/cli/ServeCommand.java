package dev.riskdex.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code riskdex serve}: pages and API over the catalogue. */
@Command(
        name = "serve",
        description = "Serve pages and API over the catalogue until stopped with Ctrl-C.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  riskdex serve --port 9090")
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Mixin
    private ServeOptions serving = new ServeOptions();

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        try (Shutdown shutdown = Shutdown.hooked();
                Site site = Site.open(options, serving, terminal)) {
            site.server().note(Optional.of("The catalogue is being brought up to date."));
            int changed = site.catalogue().reclassify();
            if (changed > 0) {
                terminal.message(changed + " servers judged anew with ruleset "
                        + site.classifier().rulesetVersion() + ".");
            }
            site.server().note(Optional.empty());
            shutdown.await();
        }
        return ExitCode.FINE.number();
    }
}
