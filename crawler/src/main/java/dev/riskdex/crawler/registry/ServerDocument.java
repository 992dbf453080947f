package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code server.json}, the description of a server in registries, in its present spelling and in the one with
 * underscores that it had before 16 September 2025. It names packages, remotes and a repository, and never tools, except
 * for the names that some registries add in its {@code _meta} ({@link ToolHiveExtension}). Pure: it fetches nothing.
 */
final class ServerDocument {

    /** What a server may be called; the official registry demands {@code NAMESPACE/NAME} of letters, digits, {@code .-_}. */
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}]{1,200}");

    private ServerDocument() {}

    /**
     * Reads one document.
     *
     * @param server the document
     * @param status what the registry says of it
     * @param listing the list that it stands in
     * @return the entry, or empty when it has no usable name; then a warning says so
     */
    static Optional<ServerEntry> read(DocumentPart server, EntryStatus status, Listing listing) {
        Optional<String> name = server.text("name");
        if (!server.at("name").node().isString()
                || name.filter(text -> NAME.matcher(text).matches()).isEmpty()) {
            server.at("name").warn("bad-name", "the server has no usable name");
            return Optional.empty();
        }
        Optional<String> version =
                server.text("version").or(() -> server.at("versionDetail").text("version"));
        LeadDraft draft = new LeadDraft(server, listing, name.get());
        draft.version(version);
        draft.status(status);
        return Optional.of(new ServerEntry(name.get(), version, status, lead(server, draft)));
    }

    private static Lead lead(DocumentPart server, LeadDraft draft) {
        DeclaredPackages packages = new DeclaredPackages();
        DeclaredInputs inputs = new DeclaredInputs();
        for (DocumentPart declared : server.objects("packages")) {
            packages.read(declared);
            inputs.readPackage(declared);
        }
        for (DocumentPart remote : server.objects("remotes")) {
            draft.remote(remote);
            inputs.readHeaders(remote);
        }
        draft.packages(packages);
        inputs.addTo(draft.facts());
        draft.title(server.text("title"));
        draft.homepage(server.text("websiteUrl"));
        DocumentPart repository = server.at("repository");
        draft.repository(repository.at("url"), repository.text("subfolder").orElse(""), "");
        draft.tools(ToolHiveExtension.read(server, draft.facts()));
        return draft.lead();
    }
}
