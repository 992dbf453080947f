package dev.riskdex.crawler.extract.worker;

import dev.riskdex.crawler.extract.Extraction;
import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.PackageImport;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Warning;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a crawl and its worker process say to each other: binary, every text and file with its length before it. */
final class Messages {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Messages() {}

    /**
     * A tree to be read.
     *
     * @param files by path
     * @param entryPoints as for the extractor
     * @param limits as for the extractor
     */
    record Request(Map<String, byte[]> files, List<String> entryPoints, ExtractLimits limits) {

        static Request of(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            tree.paths().forEach(path -> files.put(path, tree.bytes(path)));
            return new Request(files, entryPoints, limits);
        }

        void write(DataOutputStream out) throws IOException {
            out.writeInt(limits.fileBytes());
            out.writeLong(limits.parsedBytes());
            out.writeLong(limits.parseTime().toMillis());
            out.writeInt(limits.nodes());
            out.writeInt(limits.nesting());
            out.writeInt(limits.steps());
            out.writeInt(limits.tools());
            out.writeInt(entryPoints.size());
            for (String path : entryPoints) {
                writeText(out, path);
            }
            out.writeInt(files.size());
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                writeText(out, file.getKey());
                out.writeInt(file.getValue().length);
                out.write(file.getValue());
            }
            out.flush();
        }

        static Request read(DataInputStream in) throws IOException {
            ExtractLimits limits = new ExtractLimits(
                    in.readInt(),
                    in.readLong(),
                    Duration.ofMillis(in.readLong()),
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt());
            List<String> entryPoints = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                entryPoints.add(readText(in));
            }
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String path = readText(in);
                files.put(path, readBytes(in));
            }
            return new Request(files, entryPoints, limits);
        }
    }

    static void writeExtraction(Extraction extraction, DataOutputStream out) throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode tools = json.putArray("tools");
        extraction.tools().forEach(tool -> tools.add(DefinitionCodec.writeTool(tool)));
        ArrayNode warnings = json.putArray("warnings");
        extraction
                .warnings()
                .forEach(warning -> warnings.addObject()
                        .put("code", warning.code())
                        .put("message", warning.message())
                        .put("where", warning.where()));
        ArrayNode imports = json.putArray("imports");
        extraction
                .imports()
                .forEach(imported -> imports.addObject()
                        .put("package", imported.packageName())
                        .put("path", imported.path()));
        byte[] bytes = MAPPER.writeValueAsBytes(json);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    static Extraction readExtraction(DataInputStream in) throws IOException {
        JsonNode json = MAPPER.readTree(readBytes(in));
        List<Warning> warnings = new ArrayList<>();
        json.path("warnings")
                .forEach(warning -> warnings.add(new Warning(
                        warning.path("code").asString(""),
                        warning.path("message").asString(""),
                        warning.path("where").asString(""))));
        List<PackageImport> imports = new ArrayList<>();
        json.path("imports")
                .forEach(imported -> imports.add(new PackageImport(
                        imported.path("package").asString(""),
                        imported.path("path").asString(""))));
        return new Extraction(DefinitionCodec.readTools(json.path("tools"), "", warnings), warnings, imports);
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
