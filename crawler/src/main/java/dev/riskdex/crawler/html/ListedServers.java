package dev.riskdex.crawler.html;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns the entries of a list into leads: to the repository where there is one, else to the page that is linked. */
final class ListedServers {

    private final Page page;

    ListedServers(Page page) {
        this.page = page;
    }

    /** The leads of a list, each server once, and of its next page. */
    SourceReading reading(List<ListEntry> entries, Optional<String> next) {
        Map<String, Lead> leads = new LinkedHashMap<>();
        for (ListEntry entry : entries) {
            leads.putIfAbsent(entry.key(), lead(entry));
        }
        List<Lead> all = new ArrayList<>(leads.values());
        next.ifPresent(place -> all.add(Lead.place("html:" + place)));
        return new SourceReading(List.of(), List.of(), false, all);
    }

    /** A page of the same site says more of the server than the list does; every other is where the server lives. */
    private Lead lead(ListEntry entry) {
        if (entry.repository().isEmpty() && Links.sameOrigin(entry.link(), page.address())) {
            return Lead.place("html:" + entry.link());
        }
        ServerInfo info = new ServerInfo(
                entry.key(),
                entry.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(entry.description()).filter(text -> !text.isBlank()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Map<String, String> details = new TreeMap<>();
        put(details, "category", entry.category());
        put(details, "flags", entry.flags());
        ServerInfo placed =
                entry.repository().map(repository -> at(repository, info)).orElseGet(() -> at(entry.link(), info));
        ServerDefinition described =
                new ServerDefinition(Optional.empty(), placed, page.provenance(List.of(), details), List.of());
        String source = entry.repository().map(RepositoryLink::notation).orElse("html:" + entry.link());
        return Lead.server(described, List.of(source));
    }

    private static void put(Map<String, String> details, String name, String value) {
        if (!value.isBlank()) {
            details.put(name, value);
        }
    }

    /** The same server, known by its repository. */
    static ServerInfo at(RepositoryLink repository, ServerInfo info) {
        return new ServerInfo(
                repository.id(),
                info.name(),
                info.title(),
                info.version(),
                info.description(),
                info.instructions(),
                Optional.of(repository.address()),
                info.homepage());
    }

    private static ServerInfo at(String homepage, ServerInfo info) {
        return new ServerInfo(
                info.id(),
                info.name(),
                info.title(),
                info.version(),
                info.description(),
                info.instructions(),
                info.repository(),
                Optional.of(homepage));
    }
}
