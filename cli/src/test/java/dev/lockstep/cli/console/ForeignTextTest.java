package dev.lockstep.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignTextTest {
    @Test
    void lettersStay() {
        assertThat(ForeignText.shown("größe 日本 🙂")).isEqualTo("größe 日本 🙂");
    }

    @Test
    void whatATerminalObeysIsSpelt() {
        assertThat(ForeignText.shown("\u001b[2J\u001b]0;t\u0007")).isEqualTo("\\u001b[2J\\u001b]0;t\\u0007");
        assertThat(ForeignText.shown("a\nxor: identical\r\t")).isEqualTo("a\\u000axor: identical\\u000d\\u0009");
        assertThat(ForeignText.shown("\u202eabc\u2066\u2028\u200b\u009b"))
                .isEqualTo("\\u202eabc\\u2066\\u2028\\u200b\\u009b");
        assertThat(ForeignText.shown("\ud800")).isEqualTo("\\ud800");
        assertThat(ForeignText.shown("\udb40\udc41")).isEqualTo("\\u{e0041}");
    }

    @Test
    void longTextIsCut() {
        assertThat(ForeignText.shown("x".repeat(100_000))).isEqualTo("x".repeat(200) + "... (100000 characters)");
    }
}
