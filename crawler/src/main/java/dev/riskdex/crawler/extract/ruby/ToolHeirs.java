package dev.riskdex.crawler.extract.ruby;

import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which classes descend from a library's tool class, and what that library calls a tool without a name. */
final class ToolHeirs {

    /** Classes between a tool and the library's class; more are not followed. */
    private static final int LONGEST_LINE = 6;

    private static final Map<String, Library> ROOTS = Map.of(
            "MCP::Tool", Library.UNDERSCORED,
            "ModelContextProtocol::Server::Tool", Library.UNDERSCORED,
            "FastMcp::Tool", Library.JOINED,
            "ActionTool::Base", Library.JOINED,
            "ActionMCP::Tool", Library.WITHOUT_SUFFIX,
            "ApplicationMCPTool", Library.WITHOUT_SUFFIX,
            "ActiveMcp::Tool", Library.WITHOUT_SUFFIX,
            "ActiveMcp::Tool::Base", Library.WITHOUT_SUFFIX);

    /** How a library makes a tool's name of its class. */
    enum Library {
        /** The last part in snake_case. */
        UNDERSCORED,
        /** All parts, without the colons. */
        JOINED,
        /** The last part in snake_case, without {@code _tool} at its end. */
        WITHOUT_SUFFIX;

        String name(String path) {
            String last = TextForms.snakeCase(path.substring(path.lastIndexOf(':') + 1));
            return switch (this) {
                case UNDERSCORED -> last;
                case JOINED -> path.replace("::", "");
                case WITHOUT_SUFFIX -> last.replaceFirst("_tool$", "");
            };
        }
    }

    private final CodeFiles files;

    ToolHeirs(CodeFiles files) {
        this.files = files;
    }

    private static Optional<Library> root(String name) {
        return Optional.ofNullable(ROOTS.get(name.replaceFirst("^::", "")));
    }

    static boolean isRoot(String name) {
        return root(name).isPresent();
    }

    /** The library whose tool class this class descends from. */
    Optional<Library> library(SyntaxNode type) {
        Optional<SyntaxNode> at = Optional.of(type);
        for (int i = 0; i < LONGEST_LINE && at.isPresent(); i++) {
            String parent = parent(at.get());
            Optional<Library> library = root(parent);
            if (library.isPresent() || parent.isEmpty()) {
                return library;
            }
            at = declared(parent.substring(parent.lastIndexOf(':') + 1), at.get());
        }
        return Optional.empty();
    }

    private static String parent(SyntaxNode type) {
        return type.child("superclass")
                .flatMap(it -> it.children().stream().findFirst())
                .map(SyntaxNode::text)
                .orElse("");
    }

    private Optional<SyntaxNode> declared(String name, SyntaxNode heir) {
        return files.declaration(name, heir.file(), Set.of("class", "scope_resolution"))
                .flatMap(found -> found.is("class") ? Optional.of(found) : found.parent())
                .filter(found -> found.is("class") && found != heir);
    }

    /** A class's name with the modules and classes around it. */
    static String path(SyntaxNode type) {
        String path = type.child("name").map(SyntaxNode::text).orElse("");
        Optional<SyntaxNode> around = CodeFiles.around(type, Set.of("module", "class"));
        while (around.isPresent()) {
            path = around.get().child("name").map(SyntaxNode::text).orElse("") + "::" + path;
            around = CodeFiles.around(around.get(), Set.of("module", "class"));
        }
        return path;
    }
}
