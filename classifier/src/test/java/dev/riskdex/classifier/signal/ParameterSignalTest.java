package dev.riskdex.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Servers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterSignalTest {

    private static final Signal SIGNAL = new ParameterSignal();

    private static List<String> rules(String properties) {
        String schema = "{'type':'object','properties':" + properties + "}";
        return Seen.by(SIGNAL, Servers.server("server", Servers.tool("thing", "", schema, ""))).stream()
                .map(seen -> seen.rule() + " at " + seen.where() + ": " + seen.quote())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'sql':{'type':'string'}} | parameter.sql at parameters/sql: sql",
                "{'sqlQuery':{'type':'string'}} | parameter.sql at parameters/sqlQuery: sqlQuery",
                "{'command':{'type':'string'}} | parameter.command at parameters/command: command",
                "{'command':{'type':['null','string']}} | parameter.command at parameters/command: command",
                "{'command':{'anyOf':[{'type':'null'},{'type':'array'}]}} | parameter.command at parameters/command: command",
                "{'output_path':{'type':'string'}} | argument.output at parameters/output_path: output_path",
                "{'path':{'type':'string'}} | parameter.path at parameters/path: path",
                "{'deep':{'properties':{'sql':{'type':'string'}}}} | parameter.sql at parameters/deep.sql: sql",
                "{'list':{'items':{'properties':{'sql':{'type':'string'}}}}} | parameter.sql at parameters/list.sql: sql"
            })
    void quotesTheParameter(String properties, String rule) {
        assertThat(rules(properties)).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'sql':{'type':'boolean'}} | parameter.sql",
                "{'sqlite_version':{'type':'string'}} | parameter.sql",
                "{'commandment':{'type':'string'}} | parameter.command",
                "{'pathology':{'type':'string'}} | parameter.path",
                "{'output':{'type':'string'}} | argument.output",
                "{'a':{'properties':{'b':{'properties':{'c':{'properties':{'sql':{'type':'string'}}}}}}}} | parameter.sql"
            })
    void ignoresNearMisses(String properties, String rule) {
        assertThat(rules(properties)).noneMatch(seen -> seen.startsWith(rule + " "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'action':{'enum':['get','list','delete']}} | action.destructive at parameters/action: delete",
                "{'operation':{'enum':['get','set']}} | action.write at parameters/operation: set",
                "{'method':{'enum':['GET','POST','DELETE']}} | action.execute at parameters/method: POST",
                "{'user_action':{'enum':['get_user','delete_user']}} | action.destructive at parameters/user_action: delete_user",
                "{'action':{'anyOf':[{'const':'get'},{'const':'delete'}]}} | action.destructive at parameters/action: delete"
            })
    void judgesAnActionByItsWorstMember(String properties, String rule) {
        assertThat(rules(properties)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':{'type':'string'}}",
                "{'status':{'enum':['deleted','listed']}}",
                "{'kind':{'enum':['get','delete']}}",
                "{'action':{'enum':['red','green','blue','delete']}}",
                "{'action':{'enum':[1,2]}}",
                "{'actionable':{'enum':['get','delete']}}"
            })
    void takesNothingElseForAnAction(String properties) {
        assertThat(rules(properties)).noneMatch(seen -> seen.startsWith("action."));
    }

    @Test
    void tellsNoParametersFromUnknownOnes() {
        assertThat(rules("{}")).containsExactly("parameter.none at parameters: no parameters");
        assertThat(Seen.by(SIGNAL, Servers.named("server", "thing"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "'x'",
                "null",
                "{'a':true}",
                "{'a':null}",
                "{'':{}}",
                "{'a':{'enum':'x'}}",
                "{'a':{'type':7}}"
            })
    void survivesSchemasOfNoShape(String properties) {
        assertThat(rules(properties)).noneMatch(seen -> seen.startsWith("action."));
    }

    @Test
    void readsABoundedNumberOfParameters() {
        StringBuilder properties = new StringBuilder("{");
        for (int i = 0; i < 10_000; i++) {
            properties.append(i == 0 ? "" : ",").append("'p").append(i).append("':{}");
        }
        String schema = "{'properties':" + properties + "}}";
        ToolView view = ToolView.allOf(Servers.server("server", Servers.tool("thing", "", schema, "")), Seen.VOCABULARY)
                .get(0);

        assertThat(view.parameters()).hasSize(200);
    }
}
