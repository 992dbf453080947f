package dev.riskdex.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLanguageTest {

    @ParameterizedTest
    @CsvSource({
        "Deletes a note of the user, en",
        "Löscht eine Notiz und die Anhänge, de",
        "Elimina una nota del usuario con los adjuntos, es",
        "Supprime une note avec les pièces, fr",
        "删除 note 中的一条记录, zh",
        "ノートを削除する, ja",
        "메모를 삭제합니다, ko",
        "Удаляет заметку, ru",
        "delete_note, en",
        "'', none",
        "'123', none"
    })
    void tellsTheLanguage(String text, String language) {
        assertThat(TextLanguage.load().of(text)).isEqualTo(language);
    }
}
