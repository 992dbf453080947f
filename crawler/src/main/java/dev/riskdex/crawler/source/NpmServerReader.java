package dev.riskdex.crawler.source;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.extract.Extraction;
import dev.riskdex.crawler.extract.Extractor;
import dev.riskdex.crawler.extract.language.PackageImport;
import dev.riskdex.crawler.extract.lists.ReadyLists;
import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the server that an npm package holds, from its files alone. A package without tools of its own may be a mere
 * shim; then the packages that it imports are read in its place.
 */
final class NpmServerReader {

    /** Packages read in place of a shim, over all levels. A real shim has its tools in the first or second. */
    private static final int MOST_DEPENDENCIES = 4;

    /** Steps from the shim to the package that holds the tools. */
    private static final int DEEPEST = 2;

    private final SourceContext context;
    private final NpmPackages packages;
    private final Extractor extractor;

    NpmServerReader(SourceContext context) {
        this.context = context;
        this.packages = new NpmPackages(context);
        this.extractor = context.extractor();
    }

    ServerDefinition read(PackageSpec spec) throws UnreadableException {
        List<Warning> warnings = new ArrayList<>();
        NpmPackage found = packages.download(spec, warnings);
        Extraction extraction = extractor.extract(found.tree(), found.entryPoints());
        warnings.addAll(placed(extraction, found));
        List<ToolDefinition> tools = extraction.tools();
        if (isWithoutTools(extraction)) {
            List<ToolDefinition> others = new Shim(warnings).follow(found, extraction, 1);
            if (!others.isEmpty()) {
                warnings.removeIf(warning -> warning.code().equals("tools-from-readme"));
                tools = others;
            }
        }
        if (tools.isEmpty() && !CheckoutReader.madeAtRunTime(warnings)) {
            warnings.add(new Warning(
                    "no-tools-found", "no tool declarations were found in the package's files", found.location()));
        }
        Provenance provenance = new Provenance(
                "npm",
                found.location(),
                Optional.of(context.clock().instant()),
                Optional.empty(),
                Completeness.of(tools, warnings),
                Optional.of(found.sha256()),
                warnings);
        return new ServerDefinition(Optional.empty(), info(found), provenance, tools);
    }

    /** Whether the files declare no tools, whatever the README says. */
    private static boolean isWithoutTools(Extraction extraction) {
        return extraction.tools().stream().allMatch(ReadyLists::isFromReadme);
    }

    /** The extraction's warnings with the package in front of the path. */
    private static List<Warning> placed(Extraction extraction, NpmPackage found) {
        return extraction.warnings().stream()
                .map(warning -> new Warning(
                        warning.code(),
                        warning.message(),
                        warning.where().isEmpty() ? found.location() : found.location() + "/" + warning.where()))
                .toList();
    }

    private static ServerInfo info(NpmPackage found) {
        return new ServerInfo(
                "npm:" + found.name(),
                found.name(),
                Optional.empty(),
                Optional.of(found.version()),
                found.manifest().description(),
                Optional.empty(),
                found.manifest().repository(),
                found.manifest().homepage());
    }

    /** The way from a package without tools to one of its dependencies that has them. */
    private final class Shim {

        private final List<Warning> warnings;
        private final Set<String> tried = new TreeSet<>();

        Shim(List<Warning> warnings) {
            this.warnings = warnings;
        }

        List<ToolDefinition> follow(NpmPackage shim, Extraction extraction, int depth) {
            for (String name : candidates(shim, extraction)) {
                if (tried.size() >= MOST_DEPENDENCIES || Thread.currentThread().isInterrupted()) {
                    return List.of();
                }
                if (tried.add(name)) {
                    List<ToolDefinition> tools =
                            read(name, shim.manifest().dependencies().get(name), extraction.imports(), depth);
                    if (!tools.isEmpty()) {
                        return tools;
                    }
                }
            }
            return List.of();
        }

        private List<ToolDefinition> read(String name, @Nullable String range, List<PackageImport> imports, int depth) {
            List<Warning> noted = new ArrayList<>();
            try {
                NpmPackage dependency = packages.download(dependencySpec(name, range), noted);
                Extraction extraction = extractor.extract(dependency.tree(), entryPoints(name, dependency, imports));
                warnings.addAll(noted);
                warnings.addAll(placed(extraction, dependency));
                if (isWithoutTools(extraction)) {
                    return depth < DEEPEST ? follow(dependency, extraction, depth + 1) : List.of();
                }
                warnings.add(new Warning(
                        "tools-from-dependency",
                        "the package holds no tools itself; they were read from its dependency " + dependency.name()
                                + "@" + dependency.version(),
                        dependency.location()));
                return extraction.tools();
            } catch (UnreadableException e) {
                warnings.add(e.warning());
                return List.of();
            }
        }
    }

    /** The modules of a dependency that the shim names; its own entry points where it names the package as a whole. */
    private static List<String> entryPoints(String name, NpmPackage dependency, List<PackageImport> imports) {
        List<String> named = imports.stream()
                .filter(imported -> imported.packageName().equals(name))
                .map(PackageImport::path)
                .toList();
        return named.isEmpty() || named.contains("") ? dependency.entryPoints() : named;
    }

    /** {@code npm:OTHER@RANGE} installs another package under this name. */
    private static PackageSpec dependencySpec(String name, @Nullable String range) {
        String wanted = range == null ? "" : range.strip();
        if (wanted.startsWith("npm:")) {
            return PackageSpec.find(wanted.substring("npm:".length())).orElse(new PackageSpec(name, Optional.empty()));
        }
        return new PackageSpec(name, Optional.of(wanted).filter(text -> !text.isEmpty()));
    }

    /** Dependencies that the code imports, most imported first, then those whose name speaks of a server. */
    private static List<String> candidates(NpmPackage shim, Extraction extraction) {
        Map<String, String> dependencies = shim.manifest().dependencies();
        Set<String> libraries = libraries();
        Set<String> candidates = new LinkedHashSet<>();
        extraction.imports().stream()
                .map(PackageImport::packageName)
                .filter(dependencies::containsKey)
                .forEach(candidates::add);
        dependencies.keySet().stream()
                .filter(name -> name.contains("mcp") || name.contains("server"))
                .forEach(candidates::add);
        return candidates.stream().filter(name -> !libraries.contains(name)).toList();
    }

    private static Set<String> libraries() {
        Set<String> libraries = new TreeSet<>();
        for (JsonNode name : DataFiles.yaml("sources/protocol-libraries.yaml").path("npm")) {
            libraries.add(name.asString(""));
        }
        return libraries;
    }
}
