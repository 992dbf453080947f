package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the places of a file that declare tools and hands each to the reader of its shape. */
final class PythonTools {

    private final FunctionTools functions;
    private final WrittenTools written;
    private final DefinedTools defined;
    private final ToolClasses classes;

    PythonTools(PythonEvaluator evaluator) {
        Contexts contexts = new Contexts(evaluator);
        PythonTypes types = new PythonTypes(evaluator);
        Origins origins = new Origins(evaluator);
        this.functions = new FunctionTools(evaluator, contexts, types, origins);
        this.written = new WrittenTools(evaluator, contexts, types, origins);
        this.defined = new DefinedTools(evaluator, contexts, types);
        this.classes = new ToolClasses(evaluator, types, origins);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        List<SyntaxNode> open = new ArrayList<>(List.of(file.root()));
        for (int i = 0; i < open.size(); i++) {
            SyntaxNode node = open.get(i);
            switch (node.kind()) {
                case "decorated_definition" -> functions.decorated(node, tools);
                case "call" -> call(node, tools);
                case "dictionary" -> written.dictionary(node, tools);
                case "class_definition" -> tools.addAll(classes.read(node));
                default -> {}
            }
            open.addAll(node.children());
        }
        return tools;
    }

    private void call(SyntaxNode node, List<FoundTool> tools) {
        if (node.parentKind().equals("decorator")) {
            return;
        }
        String name = Arguments.calledName(node);
        switch (name) {
            case "Tool" -> written.called(node, tools);
            case "add_tool", "from_function", "register_tool", "tool" -> functions.handedOver(node, name, tools);
            default -> {
                if (DefinedTools.isNamedSo(name)) {
                    defined.read(node, tools);
                } else {
                    functions.curried(node, tools);
                }
            }
        }
    }
}
