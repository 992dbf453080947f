package dev.riskdex.crawler.config;

import dev.riskdex.model.Warning;
import java.util.List;

/**
 * What could be read of a configuration file.
 *
 * @param servers in the order of the file
 * @param warnings what could not be read
 */
public record ConfigReading(List<ConfiguredServer> servers, List<Warning> warnings) {

    /** There is no such file, or nothing in it. */
    static final ConfigReading NOTHING = new ConfigReading(List.of(), List.of());

    public ConfigReading {
        servers = List.copyOf(servers);
        warnings = List.copyOf(warnings);
    }
}
