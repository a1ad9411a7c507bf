package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.spi.ForwardingKernels;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardingKernelsTest {
    @Test
    void nothing_is_left_to_the_defaults_but_what_comes_back_by_other_methods() {
        List<Method> inherited = Arrays.stream(ForwardingKernels.class.getMethods())
                .filter(method -> method.getDeclaringClass() == Kernels.class)
                .toList();

        assertThat(inherited)
                .extracting(Method::toString)
                .allMatch(text -> text.matches(
                        ".*\\.(compile\\(.*|write\\(double\\[],[^,]*Storage\\)|read\\([^,]*Storage,double\\[]\\))"));
        assertThat(inherited).hasSize(3);
    }

    @Test
    void every_instruction_of_a_program_passes_by() {
        List<Instruction> seen = new ArrayList<>();
        FakeKernels fake = new FakeKernels();
        Kernels watched = new ForwardingKernels(fake) {
            @Override
            public void compute(Instruction instruction) {
                seen.add(instruction);
            }
        };
        Operand element = new Operand(watched.allocate(DType.FLOAT64, 1), 1, 1);
        Instruction negation = new Instruction(Elementwise.of(Formula.NEGATE), List.of(element), element);

        watched.compile(List.of(negation, negation), List.of()).run();

        assertThat(seen).containsExactly(negation, negation);
        assertThat(fake.allocations).hasValue(1);
    }
}
