package dev.riskdex.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PolicyReviewTest {

    private static final ServerDefinition SERVER = new ServerDefinition(
            Optional.empty(),
            ServerInfo.of("notes"),
            Provenance.of("test", "test"),
            List.of(
                    tool("delete_note", "{'properties':{'id':{},'options':{'properties':{'force':{}}}}}"),
                    tool("open_ended", "{'properties':{'id':{}},'additionalProperties':true}"),
                    ToolDefinition.named("list_notes")));

    private static ToolDefinition tool(String name, String schema) {
        return new ToolDefinition(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.of(JsonMapper.shared().readTree(schema.replace('\'', '"'))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ToolOrigin.PLAIN);
    }

    private static Policy policy(String rest) {
        return PolicyCodec.read(("{'version':'1','default':'deny'," + rest + "}").replace('\'', '"'))
                .policy()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "'hide':['delete_note'] | - | -",
                "'hide':['*'] | - | -",
                "'hide':['list_notes','delete_notes'] | /hide/1 | did you mean `delete_note`?",
                "'tools':{'Delete_Note':{}} | /tools/Delete_Note | did you mean `delete_note`?",
                "'tools':{'unlike/anything':{}} | /tools/unlike~1anything | -",
                "'tools':{'delete_note':{'require':[{'path':'args.id','op':'exists','value':true}]}} | - | -",
                "'tools':{'delete_note':{'require':[{'path':'args.ids','op':'exists','value':true}]}} | /tools/delete_note/require/0/path | did you mean `args.id`?",
                "'tools':{'delete_note':{'deny_if':[{'conditions':[{'path':'args.options.force','op':'eq','value':true}]}]}} | - | -",
                "'tools':{'delete_note':{'deny_if':[{'conditions':[{'path':'args.options.forced','op':'eq','value':true}]}]}} | /tools/delete_note/deny_if/0/conditions/0/path | did you mean `args.options.force`?",
                "'tools':{'delete_note':{'limits':[{'counter':'c','window':'day','max':1,'scope':'grant','increment_from':'args.amount'}]}} | /tools/delete_note/limits/0/increment_from | -",
                "'tools':{'open_ended':{'require':[{'path':'args.ids','op':'exists','value':true}]}} | - | -",
                "'tools':{'list_notes':{'require':[{'path':'args.ids','op':'exists','value':true}]}} | - | -",
            })
    void namesWhatTheServerDoesNotHave(String rest, String pointer, String hint) {
        List<PolicyProblem> unmatched = PolicyReview.of(policy(rest), SERVER).unmatched();

        assertThat(unmatched)
                .extracting(PolicyProblem::pointer)
                .isEqualTo(pointer == null ? List.of() : List.of(pointer));
        assertThat(unmatched).allSatisfy(problem -> assertThat(problem.hint()).isEqualTo(Optional.ofNullable(hint)));
    }

    @Test
    void listsTheToolsThatAreNewer() {
        assertThat(PolicyReview.of(policy("'hide':['delete_note'],'tools':{'open_ended':{}}"), SERVER)
                        .unlisted())
                .containsExactly("list_notes");
        assertThat(PolicyReview.of(policy("'hide':['*']"), SERVER).unlisted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "'hide':['a'],'tools':{'b':{}} | -",
                "'hide':['a'],'tools':{'a':{}} | /tools/a",
                "'tools':{'*':{}} | /tools/*",
                "'tools':{'a':{'deny_if':[{'conditions':[]},{'conditions':[]}]}} | /tools/a/deny_if/1",
                "'tools':{'a':{'require':[{'path':'args.x','op':'eq','value':null}]}} | /tools/a/require/0",
                "'tools':{'a':{'require':[{'path':'args.x','op':'in','value':[]}]}} | /tools/a/require/0",
                "'tools':{'a':{'require':[{'path':'args.x','op':'neq','value':null}]}} | -",
                "'tools':{'a':{'deny_if':[{'conditions':[{'path':'args.x','op':'not_in','value':['t']}]}]}} | /tools/a/deny_if/0/conditions/0",
                "'tools':{'a':{'require':[{'path':'args.x','op':'exists','value':true}],'deny_if':[{'conditions':[{'path':'args.x','op':'not_in','value':['t']}]}]}} | -",
                "'tools':{'a':{'deny_if':[{'conditions':[{'path':'args.x','op':'neq','value':false}]}]}} | -",
            })
    void adviceNamesWhatIsInVain(String rest, String pointer) {
        assertThat(PolicyAdvice.of(policy(rest)))
                .extracting(PolicyProblem::pointer)
                .isEqualTo(pointer == null ? List.of() : List.of(pointer));
    }
}
