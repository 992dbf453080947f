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

class RubyShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(
                        "official class",
                        """
                        class DropNote < MCP::Tool
                          title "Drop"
                          description "Removes " \\
                            "a note."
                          input_schema(properties: { id: { type: "string" } }, required: ["id"])
                          annotations(destructive_hint: true, read_only_hint: false)
                        end
                        """,
                        "drop_note|Removes a note.|[id]|{\"destructiveHint\":true,\"readOnlyHint\":false}"),
                Arguments.of("official class with a name", """
                        module Notes
                          class Dropper < ::MCP::Tool
                            tool_name "drop-note"
                            description <<~TEXT
                              Removes a note
                              for good.
                            TEXT
                          end
                        end
                        """, "drop-note|Removes a note\nfor good.|[]"),
                Arguments.of("defined by a call", """
                        MCP::Tool.define(name: 'ping', description: 'Answers.', input_schema: { properties: { host: { type: 'string' } } }) { |host:| host }
                        """, "ping|Answers.|[host]"),
                Arguments.of("defined on the server", """
                        TEXT = "Answers.".freeze
                        server.define_tool(name: :ping, description: TEXT, annotations: { read_only_hint: true }) { MCP::Tool::Response.new([]) }
                        """, "ping|Answers.|[]|{\"readOnlyHint\":true}"),
                Arguments.of("anonymous class", """
                        tool = Class.new(MCP::Tool) do
                          tool_name "ping"
                          description %w[Answers always.].join(" ")
                        end
                        """, "ping|Answers always.|[]"),
                Arguments.of("fast class without a name", """
                        module Notes
                          class DropNote < FastMcp::Tool
                            description 'Removes a note.'
                            arguments do
                              required(:id).filled(:integer).description('Which one')
                              optional(:why).maybe(:string)
                              optional(:trace).filled(:string).hidden
                            end
                          end
                        end
                        """, "NotesDropNote|Removes a note.|[id, why]"),
                Arguments.of("class of the application", """
                        class ApplicationTool < ActionTool::Base
                        end
                        class Ping < ApplicationTool
                          tool_name 'ping'
                          description "Answers."
                        end
                        """, "ping|Answers.|[]"),
                Arguments.of("class with properties", """
                        class DropNoteTool < ApplicationMCPTool
                          description "Removes a note."
                          property :id, type: "integer", description: "Which one", required: true
                          collection :tags, type: "string"
                        end
                        """, "drop_note|Removes a note.|[id, tags]"),
                Arguments.of("metadata block", """
                        class Ping < ModelContextProtocol::Server::Tool
                          define do
                            name "ping"
                            description "Answers."
                            input_schema do
                              { type: "object", properties: { host: { type: "string" } } }
                            end
                          end
                        end
                        """, "ping|Answers.|[host]"),
                Arguments.of("block with a call", """
                        require "mcp"
                        tool "ping" do
                          description "Answers."
                          argument :host, String, required: true, description: "Whom"
                          call { |args| args }
                        end
                        # MCP
                        """, "ping|Answers.|[host]"),
                Arguments.of("hash with strings as keys", """
                        LIMIT = 5
                        def definition
                          { "name" => "list_notes", "description" => "Lists #{LIMIT} notes.", "inputSchema" => { "type" => "object", "properties" => { "page" => {} } } }
                        end
                        """, "list_notes|Lists 5 notes.|[page]"),
                Arguments.of("merged hash", """
                        T = { name: 'ping', description: 'Answers.', inputSchema: { type: 'object', properties: { host: {} }.merge(port: {}) } }
                        """, "ping|Answers.|[host, port]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        assertThat(extract(Map.of("lib/tools.rb", source)))
                .extracting(RubyShapesTest::summary)
                .containsExactly(expected);
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("prompt", """
                        class Ask < MCP::Prompt
                          description "Asks."
                          arguments [MCP::Prompt::Argument.new(name: "x")]
                        end
                        """),
                Arguments.of("base class", """
                        class BaseTool < FastMcp::Tool
                          def log; end
                        end
                        """),
                Arguments.of("class of another kind", """
                        # MCP
                        class Ping < BasicTool
                          description "Answers."
                        end
                        """),
                Arguments.of("comment", """
                        # server.define_tool(name: "gone", description: "Was here.")
                        MCP
                        """),
                Arguments.of("text", """
                        # MCP
                        HELP = "class Ping < MCP::Tool; description 1; end"
                        """),
                Arguments.of("task of a command line", """
                        # MCP
                        desc "Sync"
                        tool "sync" do
                          description "Syncs."
                        end
                        """),
                Arguments.of("hash of a function call", """
                        # MCP
                        T = { name: "ping", description: "Answers.", parameters: { type: "object" } }
                        """),
                Arguments.of("name that is computed", """
                        server.define_tool(name: name_of(x), description: 'Answers.') # MCP
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void leavesLookAlikesAlone(String what, String source) {
        assertThat(extract(Map.of("lib/tools.rb", source))).isEmpty();
    }

    @Test
    void turnsPredicatesIntoASchema() {
        List<ToolDefinition> tools = extract(Map.of("a.rb", """
                class Sort < FastMcp::Tool
                  tool_name "sort"
                  description "Sorts."
                  arguments do
                    required(:order).filled(:string, included_in?: %w[up down]).description("Which way")
                    required(:top).filled(:integer, gteq?: 1)
                    optional(:names).array(:string)
                    optional(:place).hash do
                      required(:city).filled(:string)
                    end
                  end
                end
                """));

        assertThat(schema(tools.get(0)))
                .isEqualTo("{\"type\":\"object\",\"properties\":{"
                        + "\"order\":{\"type\":\"string\",\"enum\":[\"up\",\"down\"],\"description\":\"Which way\"},"
                        + "\"top\":{\"type\":\"integer\",\"minimum\":1},"
                        + "\"names\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                        + "\"place\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}},"
                        + "\"required\":[\"order\",\"top\"]}");
    }

    @Test
    void findsConstantsAndParentsInOtherFiles() {
        List<ToolDefinition> tools = extract(Map.of(
                "app/base.rb", "class Shared < MCP::Tool\nend",
                "app/texts.rb", "module Texts\n  PING = 'Answers.'\nend",
                "app/ping.rb", "class PingHost < Shared\n  description Texts::PING\nend # Tool"));

        assertThat(tools).extracting(RubyShapesTest::summary).containsExactly("ping_host|Answers.|[]");
    }

    @Test
    void saysThatADescriptionIsComputed() {
        List<ToolDefinition> tools =
                extract(Map.of("a.rb", "MCP::Tool.define(name: 'now', description: \"Time: #{clock.now(1)}\")"));

        assertThat(tools.get(0).origin().descriptionPartial()).isTrue();
        assertThat(tools.get(0).description()).contains("Time: ");
    }

    @Test
    void whatAGeneratorCopiesIsNoTool() {
        String source = "class Sample < MCP::Tool\n  description 'For others.'\nend";

        assertThat(extract(Map.of("lib/generators/install/templates/sample.rb", source, "test/a.rb", source)))
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
