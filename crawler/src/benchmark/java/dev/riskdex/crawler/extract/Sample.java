package dev.riskdex.crawler.extract;

import java.util.regex.Pattern;

/** How an invented server looks in one language: a file's beginning and end, a function of no interest, a tool. */
enum Sample {
    PYTHON("service/part%d.py", """
            from mcp.server.fastmcp import FastMCP
            mcp = FastMCP("shelf")
            """, "", """

            def shelve_%d_%d(book, place=None):
                \"\"\"Puts a book where it belongs.\"\"\"
                rows = [row for row in book.rows if row.place == place]
                return {"rows": rows, "count": len(rows)}
            """, """

            @mcp.tool(annotations={"readOnlyHint": True})
            async def find_book_%d_%d(
                title: Annotated[str, Field(description="Words of the title")],
                limit: int = 20,
            ) -> str:
                \"\"\"Finds a book by its title.\"\"\"
                return await shelf.find(title, limit)
            """),
    TYPESCRIPT("src/part%d.ts", """
            import { z } from "zod";
            export function register(server: Server) {
            """, "}\n", """
              function shelve_%d_%d(book: Book, place?: string) {
                const rows = book.rows.filter((row) => row.place === place);
                return { rows, count: rows.length };
              }
            """, """
              server.registerTool("find_book_%d_%d", {
                title: "Find a book",
                description: "Finds a book by its title.",
                inputSchema: { title: z.string().describe("Words of the title"), limit: z.number().optional() },
                annotations: { readOnlyHint: true },
              }, async ({ title, limit }) => shelf.find(title, limit));
            """),
    GO("internal/part%d.go", """
            package shelf

            """, "", """
            func shelve%d_%d(book Book, place string) (int, error) {
                for _, row := range book.Rows {
                    if row.Place == place { return row.ID, nil }
                }
                return 0, errNotFound
            }
            """, """
            var tool%1$d_%2$d = mcp.NewTool("find_book_%1$d_%2$d",
                mcp.WithDescription("Finds a book by its title."),
                mcp.WithString("title", mcp.Required(), mcp.Description("Words of the title")),
                mcp.WithReadOnlyHintAnnotation(true),
            )
            """),
    JAVA("src/main/java/shelf/Part%d.java", """
            package shelf;

            class Part {
            """, "}\n", """
                int shelve_%d_%d(Book book, String place) {
                    return (int) book.rows().stream().filter(row -> row.place().equals(place)).count();
                }
            """, """
                @Tool(name = "find_book_%1$d_%2$d", description = "Finds a book " + "by its title.")
                String find%1$d_%2$d(@ToolArg(description = "Words of the title") String title, int limit) {
                    return shelf.find(title, limit);
                }
            """),
    CSHARP("Shelf/Part%d.cs", """
            namespace Shelf;

            [McpServerToolType]
            public class Part {
            """, "}\n", """
                int Shelve_%d_%d(Book book, string place) {
                    return book.Rows.Where(row => row.Place == place).Count();
                }
            """, """
                [McpServerTool(Name = "find_book_%1$d_%2$d", ReadOnly = true), Description("Finds a book by its title.")]
                public string Find%1$d_%2$d([Description("Words of the title")] string title, int limit = 20) => shelf.Find(title, limit);
            """),
    RUST("src/part%d.rs", """
            use rmcp::tool;

            #[tool_router]
            impl Shelf {
            """, "}\n", """
                fn shelve_%d_%d(&self, book: &Book, place: &str) -> usize {
                    book.rows.iter().filter(|row| row.place == place).count()
                }
            """, """
                #[tool(name = "find_book_%1$d_%2$d", description = "Finds a book by its title.", annotations(read_only_hint = true))]
                async fn find_%1$d_%2$d(&self, Parameters(args): Parameters<FindArgs>) -> String {
                    self.shelf.find(args).await
                }
            """);

    private static final Pattern PROTOCOL = Pattern.compile("(?m)^.*(mcp|tool_router|Mcp).*\\R");

    private final String path;
    private final String opening;
    private final String closing;
    private final String function;
    private final String tool;

    Sample(String path, String opening, String closing, String function, String tool) {
        this.path = path;
        this.opening = opening;
        this.closing = closing;
        this.function = function;
        this.tool = tool;
    }

    String path(int file) {
        return path.formatted(file);
    }

    /** How a file begins. Lines that speak of the protocol stand only in files that declare tools. */
    String opening(boolean declares) {
        return declares ? opening : PROTOCOL.matcher(opening).replaceAll("");
    }

    String closing() {
        return closing;
    }

    String function(int file, int number) {
        return function.formatted(file, number);
    }

    String tool(int file, int number) {
        return tool.formatted(file, number);
    }
}
