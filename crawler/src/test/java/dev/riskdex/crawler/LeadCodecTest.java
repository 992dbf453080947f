package dev.riskdex.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class LeadCodecTest {

    private static ServerDefinition notes(String status) {
        ServerInfo server = new ServerInfo(
                "npm:notes-mcp",
                "org.example/notes",
                Optional.of("Notes"),
                Optional.of("1.0.0"),
                Optional.of("Keeps notes.\nAnd \"more\"."),
                Optional.empty(),
                Optional.of("https://forge.example/o/notes"),
                Optional.of("https://notes.example/"));
        Provenance provenance = new Provenance(
                "registry",
                "https://r.example/v0.1/servers",
                Optional.of(Instant.parse("2026-11-24T00:00:00Z")),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(new Warning("not-readable", "an image", "servers[0]")),
                Map.of("status", status));
        ToolDefinition tool = new ToolDefinition(
                "add_note",
                Optional.empty(),
                Optional.of("Adds a note."),
                Optional.of(JsonMapper.shared().readTree("{\"type\":\"object\",\"n\":1}")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ToolOrigin.PLAIN);
        return new ServerDefinition(Optional.empty(), server, provenance, List.of(tool));
    }

    @Test
    void keepsEverythingOnOneLine() {
        Lead lead = Lead.server(notes("active"), List.of("https://notes.example/mcp", "npm:notes-mcp@1.0.0"));
        String line = LeadCodec.write(lead);
        assertThat(line).doesNotContain("\n");
        assertThat(LeadCodec.read(line)).isEqualTo(lead);
        assertThat(LeadCodec.write(LeadCodec.read(line))).isEqualTo(line);
    }

    @Test
    void keepsAPlace() {
        Lead lead = Lead.place("registry:https://r.example?cursor=a%20b");
        assertThat(LeadCodec.read(LeadCodec.write(lead))).isEqualTo(lead);
    }

    @Test
    void keepsThatAServerWasDeleted() {
        Lead lead = LeadCodec.read(LeadCodec.write(Lead.server(notes("deleted"), List.of())));
        assertThat(Leads.isDeleted(lead)).isTrue();
        assertThat(Leads.isDeleted(Lead.server(notes("deprecated"), List.of()))).isFalse();
        assertThat(Leads.isDeleted(Lead.place("npm:notes-mcp"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"sources\":[]}", "{\"sources\":[\"a\",\"b\"]}"})
    void refusesWhatIsNoLead(String line) {
        assertThatThrownBy(() -> LeadCodec.read(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"npm:notes-mcp", "github:o/notes:sub", "https://notes.example/mcp", "mcpb:https://n.example/a"})
    void followsPlacesOnTheNetwork(String notation) {
        assertThat(Leads.source(Lead.place(notation)).notation()).isEqualTo(notation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/passwd", "-", "stdio:sh", "config:", "mcpb:/tmp/a.mcpb", "file:///etc", "registry:/tmp/x"})
    void followsNothingOnThisMachine(String notation) {
        assertThatThrownBy(() -> Leads.source(Lead.place(notation)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(notation);
    }
}
