package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types that are tools by a trait of the project, whose functions give name, description and schema. */
final class RustTraits {

    private static final List<String> SCHEMAS =
            List.of("input_schema", "parameters_schema", "schema", "parameters", "json_schema");

    private final RustEvaluator evaluator;
    private final RustConstructed constructed;

    RustTraits(RustEvaluator evaluator, RustConstructed constructed) {
        this.evaluator = evaluator;
        this.constructed = constructed;
    }

    /** {@code impl Tool for Type { fn name(&self) …; fn description(&self) …; fn input_schema(&self) … }}. */
    void read(SyntaxNode implementation, List<FoundTool> tools) {
        boolean tool = implementation
                .child("trait")
                .filter(trait -> trait.text().contains("Tool"))
                .isPresent();
        Map<String, SyntaxNode> results = tool ? results(implementation) : Map.of();
        Optional<SyntaxNode> schema =
                SCHEMAS.stream().filter(results::containsKey).findFirst().map(results::get);
        if (!results.containsKey("name") || !results.containsKey("description") || schema.isEmpty()) {
            return;
        }
        new ToolDraft(implementation, "impl Tool")
                .name(evaluator.value(results.get("name")))
                .description(evaluator.value(results.get("description")))
                .title(Optional.ofNullable(results.get("title"))
                        .map(evaluator::value)
                        .orElse(Value.ABSENT))
                .parameters(constructed.schema(schema.get()))
                .finish()
                .ifPresent(tools::add);
    }

    /** The last expression of each function, by its name. */
    private static Map<String, SyntaxNode> results(SyntaxNode implementation) {
        Map<String, SyntaxNode> results = new LinkedHashMap<>();
        for (SyntaxNode item : implementation.child("body").map(SyntaxNode::children).orElse(List.of())) {
            List<SyntaxNode> statements =
                    item.child("body").map(SyntaxNode::children).orElse(List.of());
            boolean function = item.is("function_item") && !statements.isEmpty();
            if (function) {
                SyntaxNode last = statements.get(statements.size() - 1);
                item.child("name").ifPresent(name -> results.putIfAbsent(name.text(), last));
            }
        }
        return results;
    }
}
