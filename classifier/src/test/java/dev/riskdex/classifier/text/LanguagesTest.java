package dev.riskdex.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    private static final ActReader READER = Vocabulary.load().actReader();

    @ParameterizedTest
    @CsvSource({
        "删除指定的订单, delete, 删除",
        "根据姓名查询客户, search, 查询",
        "从外部批量导入数据, save, 导入",
        "指定されたメモを削除します, delete, 削除",
        "注文の一覧を取得します, get, 取得",
        "문서를 검색합니다, search, 검색",
        "Удаляет заметку, delete, удаляет",
        "Löscht einen Eintrag, delete, löscht",
        "Envoie un message, send, envoie",
        "Elimina una nota, delete, elimina",
        "Envia uma mensagem, send, envia"
    })
    void readsTheActOfASentence(String sentence, String group, String quote) {
        assertThat(READER.inSentence(Description.of(sentence).firstSentence())).hasValueSatisfying(act -> {
            assertThat(act.group()).isEqualTo(group);
            assertThat(act.word()).isEqualTo(quote);
        });
    }

    @ParameterizedTest
    @CsvSource({"envia_texto, send", "borrar_nota, delete", "buscar_cliente, search", "supprimer_note, delete"})
    void readsTheActOfAName(String name, String group) {
        assertThat(READER.inName(Words.of(name)))
                .hasValueSatisfying(act -> assertThat(act.group()).isEqualTo(group));
    }

    @ParameterizedTest
    @ValueSource(strings = {"客户姓名", "メモ", "문서", "сообщение", "Nachricht", "mensaje", "enviado"})
    void seesNoActWhereThereIsNone(String word) {
        assertThat(READER.inName(List.of(word))).isEmpty();
        assertThat(READER.inSentence(Description.of(word).firstSentence())).isEmpty();
    }
}
