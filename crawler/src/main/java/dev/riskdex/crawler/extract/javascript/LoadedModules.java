package dev.riskdex.crawler.extract.javascript;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the modules that a program loads from a folder at run time, where {@code registerTool(m.key, {…m.other…})} says
 * what each of them exports. Which of them are loaded is decided at run time.
 */
final class LoadedModules {

    /** Why a tool of such a module may be absent. */
    static final String CONDITION = "loaded at run time";

    private static final int MOST = 2_000;
    private static final Pattern COMPUTED = Pattern.compile("\\bimport\\s?\\(\\s?[A-Za-z_$]");

    private final Evaluator evaluator;

    LoadedModules(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Bindings of the variable whose key names the tool to each module that exports such a key as a text. */
    List<Bindings> namedBy(SyntaxNode name) {
        Optional<String> key = name.child("property").map(SyntaxNode::text);
        Optional<Declaration> variable = name.child("object")
                .filter(object -> object.is("identifier"))
                .flatMap(object -> evaluator.scopes().find(object.text(), object))
                .filter(declared -> declared.kind() == Declaration.Kind.LOOP);
        List<Bindings> modules = new ArrayList<>();
        if (key.isPresent()
                && variable.isPresent()
                && importsComputedly(name.file().path())) {
            for (String path : evaluator.project().files().all()) {
                if (modules.size() < MOST && exports(path, key.get()) && exports(path, "description")) {
                    modules.add(Bindings.NONE.with(variable.get().root(), new Value.Module(path)));
                }
            }
        }
        return modules;
    }

    /** Whether a file imports what it computes the address of. */
    private boolean importsComputedly(String path) {
        byte[] bytes = evaluator.project().bytes(path);
        String source = new String(bytes, UTF_8);
        return COMPUTED.matcher(source).find();
    }

    private boolean exports(String path, String key) {
        Project project = evaluator.project();
        return project.mayHoldConstants(path)
                && project.mentions(path, key)
                && evaluator.property(new Value.Module(path), key).asText().isPresent();
    }
}
