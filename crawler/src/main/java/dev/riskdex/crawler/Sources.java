package dev.riskdex.crawler;

import dev.riskdex.crawler.html.HtmlSource;
import dev.riskdex.crawler.registry.ServerJsonSource;
import dev.riskdex.crawler.registry.ServerLists;
import dev.riskdex.crawler.source.ConfigSource;
import dev.riskdex.crawler.source.DirectorySource;
import dev.riskdex.crawler.source.FileSource;
import dev.riskdex.crawler.source.GithubSource;
import dev.riskdex.crawler.source.LiveSource;
import dev.riskdex.crawler.source.McpbSource;
import dev.riskdex.crawler.source.NpmSource;
import dev.riskdex.crawler.source.PypiSource;
import dev.riskdex.crawler.source.StdinSource;
import dev.riskdex.crawler.source.StdioSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The notations of sources, one line each, and what they stand for. */
public final class Sources {

    /** For messages and help texts. */
    public static final String NOTATIONS =
            "FILE, DIR (source code), - (standard input), npm:NAME[@VERSION], pypi:NAME[@VERSION],"
                    + " github:OWNER/REPO[@REF][:SUBDIR], mcpb:FILE (or its address),"
                    + " http(s)://… (a remote MCP server), stdio:COMMAND or -- COMMAND ARG… (a server started in the"
                    + " sandbox), html:URL (or FILE; a list of servers, a page of a directory, a README),"
                    + " FILE server.json (one server, read where it says),"
                    + " registry:URL (a registry of servers, or a PATH of such; headers for it come from the variable"
                    + " RISKDEX_REGISTRY_HEADERS={\"HOST\":{\"NAME\":\"VALUE\"}}),"
                    + " docker-registry:DIR, glama: (key in GLAMA_API_KEY), smithery: (key in SMITHERY_API_KEY),"
                    + " config: (all client configurations of this user), config:FILE";

    private static final Map<String, Function<String, Source>> BY_PREFIX = Map.ofEntries(
            Map.entry("stdio:", StdioSource::parse),
            Map.entry("npm:", NpmSource::parse),
            Map.entry("pypi:", PypiSource::parse),
            Map.entry("mcpb:", McpbSource::parse),
            Map.entry("github:", GithubSource::parse),
            Map.entry("config:", ConfigSource::parse),
            Map.entry("html:", HtmlSource::parse),
            Map.entry("registry:", ServerLists::registry),
            Map.entry("docker-registry:", ServerLists::docker),
            Map.entry("glama:", ServerLists::glama),
            Map.entry("smithery:", ServerLists::smithery));

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");

    private Sources() {}

    /**
     * Turns a notation into a source.
     *
     * @throws IllegalArgumentException when there is no such notation; the message lists those that there are
     */
    public static Source parse(String notation) {
        if (notation.isBlank()) {
            throw new IllegalArgumentException("a source must not be empty; there are " + NOTATIONS);
        }
        if (notation.equals("-")) {
            return new StdinSource();
        }
        if (ADDRESS.matcher(notation).matches()) {
            return LiveSource.parse(notation);
        }
        for (Map.Entry<String, Function<String, Source>> entry : BY_PREFIX.entrySet()) {
            if (notation.startsWith(entry.getKey())) {
                return entry.getValue().apply(notation);
            }
        }
        return file(notation);
    }

    /** The notation of a command whose words were given one by one. */
    public static String command(List<String> words) {
        return StdioSource.notation(words);
    }

    private static Source file(String notation) {
        try {
            Path file = Path.of(notation);
            if (Files.isDirectory(file)) {
                return new DirectorySource(notation, file);
            }
            return ServerJsonSource.isNamedSo(file)
                    ? new ServerJsonSource(notation, file)
                    : new FileSource(notation, file);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + notation + "' is no source; there are " + NOTATIONS, e);
        }
    }
}
