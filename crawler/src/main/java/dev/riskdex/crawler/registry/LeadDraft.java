package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.config.CommandIdentity;
import dev.riskdex.crawler.config.ServerIdentity;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An entry of any kind of list while it is read: what it says of the server, and the places that it names. */
final class LeadDraft {

    private final DocumentPart entry;
    private final Listing listing;
    private final String name;
    private final Facts facts = new Facts();
    private final DeclaredRemotes remotes;
    private final List<String> identities = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<ToolDefinition> tools = new ArrayList<>();
    private Optional<CanonicalIdentity.Repository> repository = Optional.empty();
    private Optional<String> repositoryAddress = Optional.empty();
    private Optional<String> title = Optional.empty();
    private Optional<String> version = Optional.empty();
    private Optional<String> homepage = Optional.empty();
    private Optional<String> description;
    private String ref = "";
    private boolean deleted;

    /**
     * @param entry the object that is read; its warnings become those of the server
     * @param listing the list that it stands in
     * @param name that the list gives the server
     */
    LeadDraft(DocumentPart entry, Listing listing, String name) {
        this.entry = entry;
        this.listing = listing;
        this.name = name;
        this.remotes = new DeclaredRemotes(listing.objection());
        this.description = entry.text("description");
        facts.put("registryName", name);
    }

    Facts facts() {
        return facts;
    }

    void title(Optional<String> text) {
        title = text;
    }

    void version(Optional<String> text) {
        version = text;
    }

    /** Replaces the entry's own field of this name. */
    void description(Optional<String> text) {
        description = text;
    }

    void homepage(Optional<String> address) {
        homepage = address;
    }

    void remote(DocumentPart remote) {
        remotes.read(remote);
    }

    /** The field {@code deploymentUrl} as a remote. */
    void deployment(DocumentPart of) {
        remotes.read(of, "deploymentUrl");
    }

    void status(EntryStatus status) {
        status.addTo(facts);
        deleted = status.isDeleted();
    }

    void packages(DeclaredPackages packages) {
        packages.addTo(facts);
        identities.addAll(packages.identities());
        places.addAll(packages.places());
    }

    /** An image, which is known by its name but not read. */
    void image(DocumentPart field) {
        if (field.node().isString() && !field.node().stringValue().isBlank()) {
            String image = field.node().stringValue().strip();
            facts.put("packages", "oci:" + image);
            ServerIdentity identity = CommandIdentity.of(List.of("docker", "run", image));
            if (identity.kind() == ServerIdentity.Kind.IMAGE) {
                identities.add(identity.id());
            }
            field.warn("not-read-package", "it is a container image, which could only be read by running it");
        }
    }

    /**
     * The repository of its source.
     *
     * @param field the address
     * @param folder of the server in it, empty where none is named
     * @param revision branch, tag or commit that is meant, empty where none is named
     */
    void repository(DocumentPart field, String folder, String revision) {
        if (!field.node().isString() || field.node().stringValue().isBlank()) {
            return;
        }
        String address = field.node().stringValue().strip();
        repositoryAddress = Optional.of(address).filter(text -> text.length() <= 2_000);
        ref = revision;
        repository = repositoryAddress.flatMap(url -> CanonicalIdentity.repository(url, folder));
        if (repository.flatMap(found -> found.place("")).isEmpty()) {
            field.warn("not-read-repository", "only repositories of GitHub are read");
        }
    }

    void tools(List<ToolDefinition> listed) {
        tools.addAll(listed);
    }

    /** The entry as a lead; one that was deleted has no places. */
    Lead lead() {
        remotes.addTo(facts);
        List<String> all = new ArrayList<>(remotes.places());
        places.stream().sorted(Comparator.comparing(Fidelity::promised)).forEach(all::add);
        repository
                .flatMap(found -> found.place(ref).filter(Places::canBeParsed).or(() -> found.place("")))
                .filter(Places::canBeParsed)
                .ifPresent(all::add);
        return Lead.server(described(), deleted ? List.of() : all);
    }

    private ServerDefinition described() {
        List<String> known = CanonicalIdentity.all(identities, repository, remotes.identities(), name);
        facts.put("identities", known);
        ServerInfo info = new ServerInfo(
                known.get(0), name, title, version, description, Optional.empty(), repositoryAddress, homepage);
        Provenance provenance = new Provenance(
                listing.kind(),
                listing.location() + "#" + name
                        + version.map(text -> "@" + text).orElse(""),
                listing.fetchedAt(),
                Optional.empty(),
                !tools.isEmpty(),
                Optional.empty(),
                entry.noted(),
                facts.details());
        return new ServerDefinition(Optional.empty(), info, provenance, tools);
    }
}
