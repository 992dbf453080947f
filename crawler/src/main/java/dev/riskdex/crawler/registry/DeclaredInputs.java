package dev.riskdex.crawler.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of what a server wants to be given: variables, headers, arguments; which of them are secret, which are
 * required, and which are files of the user. Values, defaults and placeholders are not kept.
 */
final class DeclaredInputs {

    private static final List<String> ARGUMENTS = List.of("packageArguments", "runtimeArguments");

    private final Set<String> variables = new TreeSet<>();
    private final Set<String> headers = new TreeSet<>();
    private final Set<String> secrets = new TreeSet<>();
    private final Set<String> required = new TreeSet<>();
    private final List<String> files = new ArrayList<>();

    /** Reads a package of {@code server.json}. */
    void readPackage(DocumentPart declared) {
        declared.objects("environmentVariables")
                .forEach(input -> read(input, input.text("name").orElse(""), variables));
        for (String field : ARGUMENTS) {
            for (DocumentPart argument : declared.objects(field)) {
                String name = argument.text("name")
                        .or(() -> argument.text("valueHint"))
                        .orElse("argument");
                note(argument, name);
                argument.at("variables")
                        .names()
                        .forEach(variable -> note(argument.at("variables").at(variable), variable));
            }
        }
        readHeaders(declared.at("transport"));
    }

    /** Reads a remote of {@code server.json}. */
    void readHeaders(DocumentPart remote) {
        remote.objects("headers")
                .forEach(input -> read(input, input.text("name").orElse(""), headers));
        DocumentPart inAddress = remote.at("variables");
        inAddress.names().forEach(name -> note(inAddress.at(name), name));
    }

    private void read(DocumentPart input, String name, Set<String> names) {
        if (!name.isEmpty()) {
            names.add(name);
            note(input, name);
        }
    }

    private void note(DocumentPart input, String name) {
        if (input.flag("isSecret")) {
            secrets.add(name);
        }
        if (input.flag("isRequired")) {
            required.add(name);
        }
        if (input.text("format").filter("filepath"::equals).isPresent()) {
            files.add(name);
        }
    }

    void addTo(Facts facts) {
        facts.put("declaredVariables", variables);
        facts.put("declaredHeaders", headers);
        facts.put("declaredSecrets", secrets);
        facts.put("requiredInputs", required);
        facts.put("declaredFiles", files);
    }
}
