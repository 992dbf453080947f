package dev.riskdex.catalog.history;

import dev.riskdex.model.ConfigurationCodec;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.ServerDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A definition as the history keeps it: a line of definitions.jsonl, deflated, in base64; a fifth of its size. */
final class PackedDefinition {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private PackedDefinition() {}

    static String pack(ServerDefinition server) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream deflated = new DeflaterOutputStream(bytes, deflater)) {
            deflated.write(DefinitionCodec.writeLine(server).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static ServerDefinition unpack(String packed) {
        byte[] deflated = Base64.getDecoder().decode(packed);
        JsonNode row = MAPPER.readTree(new InflaterInputStream(new ByteArrayInputStream(deflated)));
        String identity = row.path("server").path("id").asString("");
        return new ServerDefinition(
                Optional.ofNullable(row.get("id")).map(id -> id.asString("")),
                DefinitionCodec.readServer(row.path("server"), identity, "", new ArrayList<>()),
                DefinitionCodec.readProvenance(row.path("provenance"), "", new ArrayList<>()),
                DefinitionCodec.readTools(row.path("tools"), "", new ArrayList<>()),
                ConfigurationCodec.readAll(row.path("configurations")));
    }
}
