package dev.riskdex.crawler.extract.javascript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "server.tool('add', 'Adds.', {}, run)        | CLEAR",
                "server.registerTool( \"add\", {}, run)      | CLEAR",
                "e.addTool({name:n,execute:r})               | CLEAR",
                "const t={name:'a',description:'b',inputSchema:{}} | CLEAR",
                "registerTool(name, config, cb) { return 1 } | FAINT",
                "for (const t of all) server.tool(t.name)    | FAINT",
                "this.server.setRequestHandler(S, () => x)   | FAINT",
                "({name: n, description: d, parameters: p})  | FAINT",
                "* server.tool('add', …) shows how           | FAINT",
                "toolbar.addToolbarItem('x')                 | NONE",
                "stool('x'); pool({})                        | NONE",
                "tools.forEach(tool => { tool.run() })       | NONE",
                "const inputSchema = 1                       | NONE",
            })
    void tellsDeclarationsFromWordsThatOnlyResembleThem(String source, Signs signs) {
        assertThat(Signs.in(source.getBytes(UTF_8))).isEqualTo(signs);
    }
}
