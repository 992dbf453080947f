package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * ToolHive's own form of a registry, older than its use of {@code server.json}: a file with objects {@code servers} and
 * {@code remote_servers} by name, or a folder with one {@code spec.yaml} for each. An entry names an image or an address,
 * a repository, the tools, and the permissions that the server gets.
 */
final class ToolHiveRegistry {

    private ToolHiveRegistry() {}

    /** Reads the file; what is no object is a warning. */
    static ListPage read(JsonNode root, String where, Listing listing) {
        List<Lead> leads = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        for (String group : List.of("servers", "remote_servers")) {
            root.path(group).properties().forEach(property -> {
                String name = property.getKey();
                DocumentPart entry =
                        new DocumentPart(property.getValue(), where + "#" + group + "." + name, new ArrayList<>());
                if (entry.node().isObject() && !name.isBlank()) {
                    leads.add(lead(name, entry, listing));
                } else {
                    warnings.add(new Warning("not-an-object", "an entry must be an object", entry.path()));
                }
            });
        }
        return new ListPage(leads, warnings, Optional.empty());
    }

    /** One entry: of the file, or a {@code spec.yaml}. */
    static Lead lead(String name, DocumentPart entry, Listing listing) {
        LeadDraft draft = new LeadDraft(entry, listing, name);
        draft.facts().put("status", entry.text("status").map(text -> text.toLowerCase(Locale.ROOT)));
        draft.image(entry.at("image"));
        if (!entry.at("url").isAbsent()) {
            draft.remote(entry);
        }
        draft.repository(entry.at("repositoryUrl"), "", "");
        draft.title(entry.text("title"));
        draft.homepage(entry.text("homepage"));
        inputs(entry, draft.facts());
        draft.tools(ToolHiveExtension.readFields(entry, draft.facts()));
        return draft.lead();
    }

    private static void inputs(DocumentPart entry, Facts facts) {
        List<DocumentPart> variables = entry.objects("envVars");
        facts.put("declaredVariables", names(variables));
        facts.put(
                "declaredSecrets",
                names(variables.stream().filter(one -> one.flag("secret")).toList()));
        facts.put(
                "requiredInputs",
                names(variables.stream().filter(one -> one.flag("required")).toList()));
        facts.put("declaredHeaders", names(entry.objects("headers")));
    }

    private static List<String> names(List<DocumentPart> inputs) {
        return inputs.stream().flatMap(input -> input.text("name").stream()).toList();
    }
}
