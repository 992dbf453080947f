package dev.riskdex.classifier;

import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many tools one thread judges in a second, and how long a hostile description holds it up. By default over invented
 * servers; real definitions are measured by {@code -p definitions=/path/to/definitions.jsonl}. {@code -prof gc} adds what
 * is allocated.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class ClassificationBenchmark {

    private static final int INVENTED_SERVERS = 200;
    private static final int HOSTILE_CHARACTERS = 1_000_000;
    private static final List<String> VERBS =
            List.of("list", "get", "create", "update", "delete", "run", "search", "send", "restart", "export");
    private static final List<String> THINGS = List.of("note", "invoice", "workflow", "user_role", "file");

    /** A file of definitions, or {@code invented}. */
    @Param("invented")
    public String definitions = "";

    private final Classifier classifier = Classifier.standard();
    private final List<ServerDefinition> servers = new ArrayList<>();
    private ServerDefinition hostile = server("hostile", List.of());
    private int next;

    /** What one second gets through. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Volume {
        /** Tools that were judged. */
        public int tools;
    }

    @Setup
    public void read() throws IOException {
        if (definitions.equals("invented")) {
            for (int i = 0; i < INVENTED_SERVERS; i++) {
                servers.add(invented(i));
            }
        } else {
            for (String line : Files.readAllLines(Path.of(definitions), StandardCharsets.UTF_8)) {
                JsonNode row = JsonMapper.shared().readTree(line);
                servers.add(server(row.path("server").path("name").asString("unnamed"), tools(row.path("tools"))));
            }
        }
        String text = "delete (((( all \"a\" 'b' , or, and ; https://x.example/ not no " + "\u200b\u202e";
        String hostileText = text.repeat(HOSTILE_CHARACTERS / text.length() + 1).substring(0, HOSTILE_CHARACTERS);
        hostile = server("hostile", List.of(tool("run_everything", hostileText, Optional.empty())));
    }

    /** All tools of one server after another. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public void tools(Volume volume, Blackhole blackhole) {
        ServerDefinition server = servers.get(next);
        next = (next + 1) % servers.size();
        blackhole.consume(classifier.classify(server));
        volume.tools += server.tools().size();
    }

    /** One tool whose description has a million characters. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Object hostileDescription() {
        return classifier.classify(hostile);
    }

    private static ServerDefinition invented(int number) {
        List<ToolDefinition> tools = new ArrayList<>();
        for (int i = 0; i < VERBS.size(); i++) {
            String verb = VERBS.get(i);
            String thing = THINGS.get((number + i) % THINGS.size());
            JsonNode schema = JsonMapper.shared()
                    .readTree(
                            "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"},\"limit\":{\"type\":\"integer\"},"
                                    + "\"content\":{\"type\":\"string\",\"description\":\"What to put there\"}}}");
            String text = "Use this to " + verb + " a " + thing + " of the current workspace. Returns what was done.";
            tools.add(tool(verb + "_" + thing, text, Optional.of(schema)));
        }
        return server("invented-" + number, tools);
    }

    private static List<ToolDefinition> tools(JsonNode rows) {
        List<ToolDefinition> tools = new ArrayList<>();
        for (JsonNode row : rows) {
            String name = row.path("name").asString("");
            if (!name.isEmpty()) {
                tools.add(new ToolDefinition(
                        name,
                        Optional.empty(),
                        Optional.of(row.path("description").asString("")).filter(text -> !text.isEmpty()),
                        Optional.of(row.path("inputSchema")).filter(JsonNode::isObject),
                        Optional.empty(),
                        Optional.of(row.path("annotations")).filter(JsonNode::isObject),
                        Optional.empty(),
                        ToolOrigin.PLAIN));
            }
        }
        return tools;
    }

    private static ToolDefinition tool(String name, String description, Optional<JsonNode> schema) {
        return new ToolDefinition(
                name,
                Optional.empty(),
                Optional.of(description),
                schema,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ToolOrigin.PLAIN);
    }

    private static ServerDefinition server(String name, List<ToolDefinition> tools) {
        return new ServerDefinition(Optional.empty(), ServerInfo.of(name), Provenance.of("benchmark", name), tools);
    }
}
