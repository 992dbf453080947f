package dev.riskdex.web.page;

import dev.riskdex.model.Category;
import dev.riskdex.search.SearchResult;
import java.util.List;

/**
 * A category and its riskiest tools.
 *
 * @param frame what stands around it
 * @param category which
 * @param does what its tools do
 * @param advice what follows
 * @param total such as "12 tools"
 * @param tools riskiest first
 * @param allHref all of them, with filters
 */
public record CategoryPage(
        Frame frame, Category category, String does, String advice, String total, List<ToolRow> tools, String allHref) {

    public CategoryPage {
        tools = List.copyOf(tools);
    }

    /** The page of a category. */
    public static CategoryPage of(Category category, SearchResult result, Frame.Site site) {
        return new CategoryPage(
                site.frame(
                        category.label() + " tools",
                        "Tools of which the worst use " + Words.does(category) + ".",
                        Links.category(category)),
                category,
                Words.does(category),
                Words.advice(category),
                Words.count(result.total(), "tool"),
                result.hits().stream().map(ToolRow::of).toList(),
                "/search?q=&category=" + category.slug());
    }
}
