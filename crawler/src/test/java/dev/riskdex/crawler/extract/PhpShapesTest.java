package dev.riskdex.crawler.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PhpShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("attribute on a method", """
                        <?php
                        class Notes {
                            #[McpTool(name: 'drop_note', description: 'Removes ' . 'a note.', annotations: new ToolAnnotations(destructiveHint: true, title: null))]
                            public function drop(string $id, RequestContext $context): array { return []; }
                        }
                        """, "drop_note|Removes a note.|[id]|{\"destructiveHint\":true}"),
                Arguments.of("attribute without arguments", """
                        <?php
                        class Notes {
                            /**
                             * Removes a note.
                             *
                             * For good.
                             *
                             * @param array<string, int> $ids which ones
                             *     and no others
                             */
                            #[McpTool]
                            public function dropNote(array $ids, string ...$more) {}
                        }
                        """, "dropNote|Removes a note.\n\nFor good.|[ids, more]"),
                Arguments.of("documentation after the attribute", """
                        <?php
                        class Ping {
                            #[McpTool]
                            /** Answers. */
                            public function ping() {}
                        }
                        """, "ping|Answers.|[]"),
                Arguments.of("attribute on a class", """
                        <?php
                        #[McpTool(description: self::TEXT)]
                        class Ping {
                            const TEXT = "Answers.\\n";
                            public function __invoke(string $host) {}
                        }
                        """, "Ping|Answers.\n|[host]"),
                Arguments.of(
                        "heir",
                        """
                        <?php
                        namespace App\\Mcp\\Tools;
                        use Laravel\\Mcp\\Server\\Tool;
                        #[IsReadOnly]
                        #[IsDestructive(false)]
                        class ReadURLTool extends Tool {
                            protected string $description = <<<'MD'
                                Reads
                                a page.
                            MD;
                            public function schema(JsonSchema $schema): array {
                                return ['url' => $schema->string()->description('Which')->required(), 'depth' => $schema->integer()->default(1)];
                            }
                        }
                        """,
                        "read-u-r-l-tool|Reads\na page.|[url, depth]|{\"readOnlyHint\":true,\"destructiveHint\":false}"),
                Arguments.of("heir with attributes", """
                        <?php
                        use Laravel\\Mcp\\Server\\Tool;
                        #[Name('ping'), Description('Answers.')]
                        class Any extends Tool implements X {
                        }
                        """, "ping|Answers.|[]"),
                Arguments.of(
                        "array of a new tool",
                        """
                        <?php
                        new RegisterMcpTool( array(
                            'name'        => 'list_notes',
                            'description' => __( 'Lists notes.', 'domain' ),
                            'rest_alias'  => array( 'route' => '/notes' ),
                            'annotations' => array( 'title' => 'List', 'readOnlyHint' => true ),
                        ) );
                        """,
                        "list_notes|Lists notes.|[]|{\"title\":\"List\",\"readOnlyHint\":true}"),
                Arguments.of("array of a list", """
                        <?php return ['name' => 'ping', 'description' => 'Answers.', 'inputSchema' => ['type' => 'object', 'properties' => ['host' => []]]];
                        """, "ping|Answers.|[host]"),
                Arguments.of("class with methods", """
                        <?php
                        class Ping implements ToolInterface {
                            public function getName(): string { return 'ping'; }
                            public function getDescription(): string { return sprintf('Answers.'); }
                            public function getInputSchema(): array { return ['type' => 'object', 'properties' => ['host' => ['type' => 'string']]]; }
                            public function getAnnotations(): array { return ['readOnlyHint' => true]; }
                        }
                        """, "ping|Answers.|[host]|{\"readOnlyHint\":true}"),
                Arguments.of("handler of a builder", """
                        <?php
                        class Notes {
                            /** Removes a note. */
                            public function drop(int $id) {}
                        }
                        $server->withTool([Notes::class, 'drop'], 'drop_note');
                        """, "drop_note|Removes a note.|[id]"),
                Arguments.of("handler with named arguments", """
                        <?php
                        class Notes { public function drop(int $id) {} }
                        Server::builder()->addTool(handler: [Notes::class, 'drop'], name: 'drop_note', description: 'Removes a note.');
                        """, "drop_note|Removes a note.|[id]"),
                Arguments.of("function given to the server", """
                        <?php $server->tool('ping', 'Answers.', function (string $host): string { return ''; });
                        """, "ping|Answers.|[host]"),
                Arguments.of("facade", """
                        <?php
                        class Notes { public function drop(int $id) {} }
                        Mcp::tool([Notes::class, 'drop'])->name('drop_note')->description('Removes a note.');
                        """, "drop_note|Removes a note.|[id]"),
                Arguments.of("ability", """
                        <?php
                        wp_register_ability( 'notes/drop', array(
                            'label' => 'Drop', 'description' => 'Removes a note.',
                            'input_schema' => array( 'type' => 'object', 'properties' => array( 'id' => array() ) ),
                            'meta' => array( 'annotations' => array( 'readonly' => false ) ),
                        ) );
                        """, "notes-drop|Removes a note.|[id]|{\"readOnlyHint\":false}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        assertThat(extract(Map.of("src/Tools.php", source)))
                .extracting(PhpShapesTest::summary)
                .containsExactly(expected);
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("prompt", """
                        <?php class A { #[McpPrompt(name: 'ask', description: 'Asks. McpTool')] public function ask() {} }
                        """),
                Arguments.of("resource", """
                        <?php class A { #[McpResource(uri: 'a://b', name: 'McpTool')] public function file() {} }
                        """),
                Arguments.of("comment", """
                        <?php // #[McpTool(name: 'gone')]
                        /* $s->tool('x', 'y', fn() => 1); */
                        """),
                Arguments.of("text", """
                        <?php $help = "#[McpTool(name: 'x')] class A extends Tool {}";
                        """),
                Arguments.of("abstract heir", """
                        <?php use Laravel\\Mcp\\Server\\Tool; abstract class BaseTool extends Tool {}
                        """),
                Arguments.of("heir of another framework's tool", """
                        <?php use Prism\\Prism\\Tool; class Search extends Tool { public $name = 'search'; }
                        """),
                Arguments.of("other array", """
                        <?php return ['name' => 'x', 'description' => 'y', 'schema' => ['inputSchema']];
                        """),
                Arguments.of("other method", """
                        <?php $form->tool('x', 'Answers.', $handler); $a->addTool($unknown, 'name');
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void leavesLookAlikesAlone(String what, String source) {
        assertThat(extract(Map.of("src/Tools.php", source))).isEmpty();
    }

    @Test
    void turnsTypesAndAttributesIntoASchema() {
        List<ToolDefinition> tools = extract(Map.of("src/A.php", """
                <?php
                enum Order: string { case Up = 'up'; case Down = 'down'; }
                class A {
                    /** @param int $top Most */
                    #[McpTool(name: 'sort', description: 'Sorts.')]
                    public function sort(Order $order, #[Schema(minimum: 1)] int $top = 5, ?float $weight = null) {}
                }
                """));

        assertThat(schema(tools.get(0)))
                .isEqualTo("{\"type\":\"object\",\"properties\":{"
                        + "\"order\":{\"type\":\"string\",\"enum\":[\"up\",\"down\"]},"
                        + "\"top\":{\"type\":\"integer\",\"description\":\"Most\",\"default\":5,\"minimum\":1},"
                        + "\"weight\":{\"type\":\"number\"}},\"required\":[\"order\"]}");
    }

    @Test
    void readsABuilderOfSchemas() {
        List<ToolDefinition> tools = extract(Map.of("src/A.php", """
                <?php
                use Laravel\\Mcp\\Server\\Tool;
                class Sort extends Tool {
                    public function schema($schema): array {
                        return ['names' => $schema->array()->items($schema->string())->required(), ...parent::schema($schema)];
                    }
                }
                """));

        assertThat(schema(tools.get(0)))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"names\":"
                        + "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}},\"required\":[\"names\"]}");
        assertThat(tools.get(0).origin().parametersUnknown()).isTrue();
    }

    @Test
    void findsAParentThatUsesTheFramework() {
        List<ToolDefinition> tools = extract(Map.of(
                "src/BaseTool.php", "<?php use Laravel\\Mcp\\Server\\Tool; abstract class BaseTool extends Tool {}",
                "src/Ping.php", "<?php class Ping extends BaseTool { protected string $description = 'Answers.'; }"));

        assertThat(tools).extracting(PhpShapesTest::summary).containsExactly("ping|Answers.|[]");
    }

    @Test
    void parametersMadeOfARouteAreUnknown() {
        ToolDefinition tool = extract(Map.of(
                        "src/A.php",
                        "<?php new RegisterMcpTool(['name' => 'x', 'description' => 'y', 'rest_alias' => '/x']);"))
                .get(0);

        assertThat(tool.origin().parametersUnknown()).isTrue();
        assertThat(tool.inputSchema()).isEmpty();
    }

    private static List<ToolDefinition> extract(Map<String, String> files) {
        return new ToolExtractor(ExtractLimits.DEFAULT)
                .extract(SourceTree.of(files.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, file -> file.getValue().getBytes(UTF_8)))))
                .tools();
    }

    private static String schema(ToolDefinition tool) {
        return tool.inputSchema().map(Object::toString).orElse("");
    }

    private static String summary(ToolDefinition tool) {
        List<String> parameters = tool.inputSchema()
                .map(schema -> List.copyOf(schema.path("properties").propertyNames()))
                .orElse(List.of());
        String annotations = tool.annotations().map(hints -> "|" + hints).orElse("");
        return tool.name() + "|" + tool.description().orElse("") + "|" + parameters + annotations;
    }
}
