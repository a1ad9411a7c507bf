package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JitCompilerTest {
    @Test
    void aListingOfHeadingsAloneIsEmpty() {
        assertThat(JitCompiler.isEmpty("Current compiles: \n\nC1 compile queue:\nEmpty\n\nC2 compile queue:\nEmpty\n"))
                .isTrue();
    }

    @Test
    void whatIsCompiledOrWaitsIsNot() {
        String compiled = "C2 CompilerThread0   474       4       java.lang.String::hashCode (60 bytes)\n";
        String waiting = "      475       3       java.lang.String::length (11 bytes)\n";

        assertThat(JitCompiler.isEmpty("Current compiles: \n" + compiled + "\nC2 compile queue:\nEmpty\n"))
                .isFalse();
        assertThat(JitCompiler.isEmpty("Current compiles: \n\nC2 compile queue:\n" + waiting))
                .isFalse();
    }

    @Test
    void theFirstCallKnowsOfNoTimeBefore() {
        assertThat(new JitCompiler().hasBeenIdle()).isFalse();
    }
}
