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

class ElixirShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("map in a list", """
                        defmodule Notes do
                          @limit 5
                          def tools do
                            [
                              %{
                                name: "list_notes",
                                description: \"""
                                Lists #{@limit} notes.
                                \""",
                                inputSchema: %{type: "object", properties: %{page: %{type: "integer"}}},
                                annotations: %{readOnlyHint: true},
                                callback: &list/1
                              }
                            ]
                          end
                        end
                        """, "list_notes|Lists 5 notes.|[page]|{\"readOnlyHint\":true}"),
                Arguments.of("map with strings as keys", """
                        def t, do: %{"name" => "ping", "description" => "Answers " <> "always.", "inputSchema" => %{"properties" => %{"host" => %{}}}}
                        """, "ping|Answers always.|[host]"),
                Arguments.of("component", """
                        defmodule Notes.Tools.DropNote do
                          @moduledoc "Removes a note."
                          use Hermes.Server.Component, type: :tool, annotations: %{"destructiveHint" => true}

                          schema do
                            field :id, {:required, :string}, description: "Which one"
                            field(:why, :string)
                          end
                        end
                        """, "drop_note|Removes a note.|[id, why]|{\"destructiveHint\":true}"),
                Arguments.of(
                        "component that says it by functions", """
                        defmodule Notes.Ping do
                          @moduledoc false
                          use Anubis.Server.Component, type: :tool
                          def name, do: "ping-host"
                          @impl true
                          def description do
                            "Answers."
                          end
                          def annotations, do: %{"title" => "Ping"}
                          schema do
                            %{host: {:required, :string}}
                          end
                        end
                        """, "ping-host|Answers.|[host]|{\"title\":\"Ping\"}"),
                Arguments.of("component that the server names", """
                        defmodule Notes.Ping do
                          @moduledoc "Answers."
                          use Hermes.Server.Component, type: :tool
                        end
                        defmodule Notes.Server do
                          use Hermes.Server, name: "notes"
                          component(Notes.Ping, name: "ping_host")
                        end
                        """, "ping_host|Answers.|[]"),
                Arguments.of("component by a macro of the project", """
                        defmodule Kit do
                          def tool do
                            quote do
                              use Anubis.Server.Component, type: :tool
                            end
                          end
                        end
                        defmodule Kit.Ping do
                          @moduledoc "Answers."
                          use Kit, :tool
                        end
                        """, "ping|Answers.|[]"),
                Arguments.of("registered at run time", """
                        def init(_, frame) do
                          {:ok, frame |> register_tool("ping", input_schema: %{host: {:required, :string, max: 9}}, description: "Answers.", annotations: %{readOnlyHint: true})}
                        end
                        """, "ping|Answers.|[host]|{\"readOnlyHint\":true}"),
                Arguments.of("action of a resource", """
                        defmodule Blog do
                          use Ash.Domain, extensions: [AshAi]
                          tools do
                            tool :read_posts, Blog.Post, :read do
                              description "Reads posts."
                            end
                          end
                        end
                        """, "read_posts|Reads posts.|[]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        assertThat(extract(Map.of("lib/tools.ex", source)))
                .extracting(ElixirShapesTest::summary)
                .containsExactly(expected);
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("prompt", """
                        defmodule Ask do
                          @moduledoc "Asks."
                          use Hermes.Server.Component, type: :prompt
                        end
                        # :tool
                        """),
                Arguments.of("comment", """
                        # register_tool(frame, "gone", description: "Was here.")
                        """),
                Arguments.of("text", """
                        def help, do: "register_tool(frame, \\"x\\", description: 1)"
                        """),
                Arguments.of("map without a schema", """
                        def t, do: %{name: "ping", description: "Answers.", input_schemas: 1}
                        """),
                Arguments.of("tool outside of a list", """
                        def f, do: tool(:read, Post, :read) # AshAi
                        """),
                Arguments.of("map that is matched with variables", """
                        def f(%{name: name, description: text, inputSchema: schema}), do: {name, text, schema}
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void leavesLookAlikesAlone(String what, String source) {
        assertThat(extract(Map.of("lib/tools.ex", source))).isEmpty();
    }

    @Test
    void turnsFieldsIntoASchema() {
        List<ToolDefinition> tools = extract(Map.of("lib/sort.ex", """
                defmodule Sort do
                  use Hermes.Server.Component, type: :tool
                  schema do
                    field :order, {:enum, ~w(up down)}, required: true, description: "Which way"
                    field :top, :integer, min: 1
                    field :names, {:list, :string}
                    field :kind, :enum, values: ["a"], required: false
                    embeds_many :places do
                      field :city, {:required, :string}
                    end
                  end
                end
                """));

        assertThat(schema(tools.get(0)))
                .isEqualTo("{\"type\":\"object\",\"properties\":{"
                        + "\"order\":{\"type\":\"string\",\"enum\":[\"up\",\"down\"],\"description\":\"Which way\"},"
                        + "\"top\":{\"type\":\"integer\",\"minimum\":1},"
                        + "\"names\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                        + "\"kind\":{\"enum\":[\"a\"]},"
                        + "\"places\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
                        + "\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}}},"
                        + "\"required\":[\"order\"]}");
    }

    @Test
    void findsTextsOfOtherModules() {
        List<ToolDefinition> tools = extract(
                Map.of(
                        "lib/texts.ex", "defmodule Kit.Texts do\n  def ping(), do: \"Answers.\"\nend",
                        "lib/ping.ex",
                                "defmodule Ping do\n  use Hermes.Server.Component, type: :tool\n  def description, do: Kit.Texts.ping()\nend"));

        assertThat(tools).extracting(ElixirShapesTest::summary).containsExactly("ping|Answers.|[]");
    }

    @Test
    void parametersOfAnActionAreUnknownNotNone() {
        ToolDefinition tool = extract(Map.of("lib/a.ex", "# AshAi\ntools do\n  tool :read, Post, :read\nend"))
                .get(0);

        assertThat(tool.origin().parametersUnknown()).isTrue();
        assertThat(tool.origin().descriptionPartial()).isTrue();
    }

    @Test
    void scriptsAndTestsDeclareNothing() {
        String source = "def t, do: %{name: \"x\", description: \"y\", inputSchema: %{}}";

        assertThat(extract(Map.of("test/a.ex", source, "lib/a_test.exs", source)))
                .isEmpty();
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
