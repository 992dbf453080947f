package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A checkout of Docker's catalogue of servers: a folder {@code servers} with a {@code NAME/server.yaml} for each, and often
 * a {@code tools.json} beside it. What a container may reach ({@code allowHosts}, {@code volumes},
 * {@code disableNetwork}) becomes details of the provenance.
 *
 * @param notation {@code docker-registry:DIR}
 * @param path the checkout, or its folder {@code servers}
 */
record DockerRegistrySource(String notation, Path path) implements Source {

    static Source parse(String notation) {
        return new DockerRegistrySource(notation, ServerLists.path(notation, "docker-registry"));
    }

    @Override
    public SourceReading read(SourceContext context) {
        LocalFiles files = new LocalFiles(context);
        Path place = context.environment().workingDirectory().resolve(path);
        Path servers = Files.isDirectory(place.resolve("servers")) ? place.resolve("servers") : place;
        Listing listing = Listing.local("docker-registry", notation, context);
        return new EntryFolders(files, notation, "server.yaml")
                .read(servers, (folder, entry) -> lead(folder, entry, listing, files, context));
    }

    private static Lead lead(
            Path folder, DocumentPart entry, Listing listing, LocalFiles files, SourceContext context) {
        String name = entry.text("name").orElse(String.valueOf(folder.getFileName()));
        LeadDraft draft = new LeadDraft(entry, listing, name);
        DocumentPart about = entry.at("about");
        draft.title(about.text("title"));
        draft.description(about.text("description"));
        draft.image(entry.at("image"));
        if (entry.at("remote").node().isObject()) {
            draft.remote(entry.at("remote"));
            draft.facts()
                    .put(
                            "declaredHeaders",
                            entry.at("remote").at("headers").names().toList());
        }
        DocumentPart source = entry.at("source");
        draft.repository(
                source.at("project"),
                source.text("directory").orElse(""),
                source.text("commit").or(() -> source.text("branch")).orElse(""));
        container(entry, draft.facts());
        configuration(entry, draft.facts());
        tools(folder, entry, draft, files, context);
        return draft.lead();
    }

    private static void container(DocumentPart entry, Facts facts) {
        DocumentPart run = entry.at("run");
        facts.put("allowedHosts", run.texts("allowHosts"));
        facts.put("volumes", run.texts("volumes"));
        if (run.flag("disableNetwork")) {
            facts.put("networkDisabled", "true");
        }
        if (entry.at("dynamic").flag("tools")) {
            facts.put("toolsChangeAtRunTime", "true");
        }
    }

    private static void configuration(DocumentPart entry, Facts facts) {
        DocumentPart config = entry.at("config");
        List<DocumentPart> secrets = config.objects("secrets");
        facts.put("declaredSecrets", texts(secrets, "env"));
        facts.put("declaredVariables", texts(config.objects("env"), "name"));
        facts.put(
                "declaredSettings",
                config.at("parameters").at("properties").names().toList());
        facts.put(
                "requiredInputs",
                texts(secrets.stream().filter(secret -> secret.flag("required")).toList(), "env"));
        facts.put("loginProviders", texts(entry.objects("oauth"), "provider"));
    }

    private static List<String> texts(List<DocumentPart> objects, String field) {
        return objects.stream().flatMap(object -> object.text(field).stream()).toList();
    }

    private static void tools(
            Path folder, DocumentPart entry, LeadDraft draft, LocalFiles files, SourceContext context) {
        Path file = folder.resolve("tools.json");
        String where = entry.path().replaceFirst("server\\.yaml$", "tools.json");
        if (Files.isRegularFile(file)) {
            JsonNode root = files.json(file, where, entry.noted())
                    .orElse(entry.at("tools").node());
            draft.tools(ListedTools.read(new DocumentPart(root, where, entry.noted()), context));
        }
    }
}
