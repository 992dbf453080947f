package dev.riskdex.crawler.parse;

import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over a definition file. A first line that is whole JSON makes it a file of lines, which is streamed;
 * otherwise the lines are gathered into one document, and only when that is no JSON either they are tried one by one.
 */
final class DefinitionStream {

    private final ReadLimits limits;
    private final String place;
    private final String identity;
    private final JsonTreeReader json;
    private final List<ServerDefinition> servers = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private int warningsLeftOut;

    DefinitionStream(ReadLimits limits, String place, String identity) {
        this.limits = limits;
        this.place = place;
        this.identity = identity;
        this.json = JsonTreeReader.strict(limits);
    }

    void read(InputStream in) throws IOException {
        LineReader lines = new LineReader(in, limits.documentBytes());
        if (!nextFilled(lines)) {
            warn("empty-file", "there is nothing in it", place);
            return;
        }
        if (lines.tooLong() || isWhole(lines)) {
            do {
                readLine(lines);
            } while (nextFilled(lines));
        } else {
            readDocument(lines);
        }
    }

    private static boolean nextFilled(LineReader lines) throws IOException {
        while (lines.next()) {
            if (lines.tooLong() || !lines.blank()) {
                return true;
            }
        }
        return false;
    }

    private boolean isWhole(LineReader lines) {
        String text = Texts.decode(lines.bytes(), lines.length(), place, new ArrayList<>());
        return !json.read(text, place).broken();
    }

    private void readLine(LineReader lines) {
        String where = place + ":" + lines.number();
        if (lines.tooLong()) {
            warn("line-too-long", "the line is longer than " + limits.documentBytes() + " bytes", where);
            return;
        }
        List<Warning> noted = new ArrayList<>();
        String text = Texts.decode(lines.bytes(), lines.length(), where, noted);
        String name = lines.number() == 1 ? identity : identity + "#" + lines.number();
        accept(json.read(text, where), noted, where, name);
    }

    private void readDocument(LineReader lines) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        boolean more = true;
        while (more) {
            if (lines.tooLong() || document.size() + lines.length() >= limits.documentBytes()) {
                warn("document-too-large", "longer than " + limits.documentBytes() + " bytes", place);
                return;
            }
            document.write(lines.bytes(), 0, lines.length());
            document.write('\n');
            more = lines.next();
        }
        byte[] bytes = document.toByteArray();
        List<Warning> noted = new ArrayList<>();
        JsonDocument whole = json.read(Texts.decode(bytes, bytes.length, place, noted), place);
        if (!whole.broken() || !readLines(bytes)) {
            accept(whole, noted, place, identity);
        }
    }

    /** Tries a broken document line by line; false when no line but the first is JSON that holds tools. */
    private boolean readLines(byte[] bytes) throws IOException {
        DefinitionStream lineByLine = new DefinitionStream(limits, place, identity);
        LineReader lines = new LineReader(new ByteArrayInputStream(bytes), limits.documentBytes());
        while (nextFilled(lines)) {
            lineByLine.readLine(lines);
        }
        boolean anyWhole = lineByLine.servers.stream()
                .anyMatch(server -> server.provenance().complete());
        if (anyWhole) {
            servers.addAll(lineByLine.servers);
            lineByLine.warnings.forEach(this::warn);
        }
        return anyWhole;
    }

    private void accept(JsonDocument document, List<Warning> noted, String where, String name) {
        noted.addAll(document.warnings());
        List<ServerDefinition> found = document.root()
                .map(root -> new DefinitionShapes(limits, place, name).read(root, where, document.broken(), noted))
                .orElse(List.of());
        servers.addAll(found);
        noted.forEach(this::warn);
    }

    void warn(String code, String message, String where) {
        warn(new Warning(code, message, where));
    }

    private void warn(Warning warning) {
        if (warnings.size() < limits.warnings()) {
            warnings.add(warning);
        } else {
            warningsLeftOut++;
        }
    }

    DefinitionReading reading() {
        if (servers.isEmpty() && warnings.isEmpty()) {
            warn("no-tools", "there are no tool definitions in it", place);
        }
        if (warningsLeftOut > 0) {
            warnings.add(new Warning("more-warnings", warningsLeftOut + " more warnings are left out", place));
        }
        return new DefinitionReading(servers, warnings);
    }
}
