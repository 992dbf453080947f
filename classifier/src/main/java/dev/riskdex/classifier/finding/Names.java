package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.finding.Passage.Place;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names that two tools share, that look like another tool's, or that mix alphabets to look like something else. */
final class Names implements FindingKind {

    @Override
    public List<Finding> in(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        duplicate(subject.view()).ifPresent(findings::add);
        lookalike(subject.view()).ifPresent(findings::add);
        for (Passage passage : subject.passages()) {
            if (passage.place() == Place.NAME || passage.place() == Place.ARGUMENT_NAME) {
                mixed(passage).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> duplicate(ToolView view) {
        String name = view.tool().name();
        int same = view.server().nameCounts().getOrDefault(name, 1);
        if (same < 2) {
            return Optional.empty();
        }
        return Optional.of(finding(
                "duplicate-name",
                Severity.MEDIUM,
                same + " tools of this server have this name; a policy treats them as the strictest of them",
                name));
    }

    private static Optional<Finding> lookalike(ToolView view) {
        String name = view.tool().name();
        if (view.server().nameCounts().size() < 2) {
            return Optional.empty();
        }
        for (ToolDefinition tool : view.server().tools()) {
            String other = tool.name();
            if (other.length() == name.length() && !other.equals(name) && Confusables.lookAlike(other, name)) {
                return Optional.of(finding(
                        "lookalike-name",
                        Severity.MEDIUM,
                        "its name is hard to tell from that of " + VisibleText.line(other) + " of the same server",
                        name));
            }
        }
        return Optional.empty();
    }

    /** A Latin word with letters of another alphabet that look Latin, or a word made of nothing else. */
    private static Optional<Finding> mixed(Passage passage) {
        if (Confusables.isAscii(passage.text())) {
            return Optional.empty();
        }
        int latin = 0;
        int alike = 0;
        int foreign = 0;
        for (int character : passage.text().codePoints().toArray()) {
            if (character < 0x250 && Character.isLetter(character)) {
                latin++;
            } else if (Confusables.looksLatin(character)) {
                alike++;
            } else if (character >= 0x370 && Character.isLetter(character)) {
                foreign++;
            }
        }
        if (alike == 0 || foreign > 0 || latin == 0 && alike < 3) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "hidden-characters.mixed-alphabets",
                "hidden-characters",
                Severity.HIGH,
                "letters of another alphabet stand in it for Latin ones: it reads "
                        + Confusables.skeleton(passage.text()),
                passage.where(),
                VisibleText.line(passage.text())));
    }

    private static Finding finding(String code, Severity severity, String message, String name) {
        return new Finding("shadowing." + code, "shadowing", severity, message, "name", VisibleText.line(name));
    }
}
