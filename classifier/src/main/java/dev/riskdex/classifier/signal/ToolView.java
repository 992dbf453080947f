package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.Description;
import dev.riskdex.classifier.text.ParameterNames;
import dev.riskdex.classifier.text.PhraseBook;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tool as the signals read it, computed once.
 *
 * @param tool what was declared
 * @param nameWords the words of its name without the server's prefix
 * @param nameAct what the name says is done
 * @param description the words of its description; empty where there is none
 * @param textAct what the first sentence says is done
 * @param phrases those of the phrase book that stand in the description
 * @param parameters its arguments, outer ones first; without a schema those that the description names
 * @param promises what the names of its arguments promise
 * @param actions the acts that an action argument lists; empty when there is no such argument
 * @param parametersKnown whether the definition says what arguments there are
 * @param server what it has in common with its siblings
 * @param index its place among the server's tools, from 0
 */
public record ToolView(
        ToolDefinition tool,
        List<String> nameWords,
        Optional<Act> nameAct,
        Description description,
        Optional<Act> textAct,
        List<PhraseBook.Hit> phrases,
        List<Parameter> parameters,
        List<Promise> promises,
        Optional<Actions> actions,
        boolean parametersKnown,
        ServerView server,
        int index) {

    private static ToolView of(ToolDefinition tool, int index, ServerView server, Vocabulary vocabulary) {
        Description description = tool.description().map(Description::of).orElse(Description.NONE);
        List<Parameter> parameters =
                tool.inputSchema().map(Parameters::of).orElseGet(() -> NamedArguments.in(description.text()));
        return new ToolView(
                tool,
                server.names().get(index),
                server.acts().get(index),
                description,
                vocabulary.actReader().inSentence(description.firstSentence()),
                vocabulary.phrases().find(description.tokens()),
                parameters,
                promises(parameters, vocabulary.parameterNames()),
                new ActionMembers(vocabulary).of(parameters),
                tool.inputSchema().isPresent() && !tool.origin().parametersUnknown(),
                server,
                index);
    }

    /** The tools of a server as the signals read them, in declared order. */
    public static List<ToolView> allOf(ServerDefinition server, Vocabulary vocabulary) {
        ServerView serverView = ServerView.of(server, vocabulary);
        List<ToolView> views = new ArrayList<>();
        for (int i = 0; i < server.tools().size(); i++) {
            views.add(of(server.tools().get(i), i, serverView, vocabulary));
        }
        return List.copyOf(views);
    }

    private static List<Promise> promises(List<Parameter> parameters, ParameterNames names) {
        List<Promise> promises = new ArrayList<>();
        for (Parameter parameter : parameters) {
            names.groups(parameter.words(), parameter.type())
                    .forEach(group -> promises.add(new Promise(parameter, group)));
        }
        return promises;
    }

    /**
     * What an argument's name promises.
     *
     * @param parameter the argument
     * @param group of names that promise the same
     */
    public record Promise(Parameter parameter, ParameterNames.Group group) {}

    /**
     * The acts of a tool with several.
     *
     * @param parameter the argument that chooses
     * @param members its allowed values that are acts, in declared order, each with what it speaks for
     */
    public record Actions(Parameter parameter, Map<String, Category> members) {}

    /** The acts of a tool that has acts of at least two categories; empty for others. */
    public Map<String, Category> severalActs() {
        return actions.map(Actions::members)
                .filter(members -> members.values().stream().distinct().count() > 1)
                .orElse(Map.of());
    }

    /** The act that counts: the name's, else the first sentence's. */
    public Optional<Act> act() {
        return nameAct.or(() -> textAct);
    }
}
