package dev.lockstep.lambdas;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Makes of the value on top of the stack one of another type, as Java does where it passes arguments and results. */
final class Conversion {
    private static final Type OBJECT = Type.getType(Object.class);

    private static final Map<String, Integer> WIDENING = Map.ofEntries(
            Map.entry("BS", Opcodes.NOP),
            Map.entry("BI", Opcodes.NOP),
            Map.entry("SI", Opcodes.NOP),
            Map.entry("CI", Opcodes.NOP),
            Map.entry("IJ", Opcodes.I2L),
            Map.entry("IF", Opcodes.I2F),
            Map.entry("ID", Opcodes.I2D),
            Map.entry("JF", Opcodes.L2F),
            Map.entry("JD", Opcodes.L2D),
            Map.entry("FD", Opcodes.F2D));

    /** The types that have an object of their own. */
    private enum Wrapper {
        BOOLEAN(Type.BOOLEAN_TYPE, Boolean.class),
        BYTE(Type.BYTE_TYPE, Byte.class),
        CHARACTER(Type.CHAR_TYPE, Character.class),
        SHORT(Type.SHORT_TYPE, Short.class),
        INTEGER(Type.INT_TYPE, Integer.class),
        LONG(Type.LONG_TYPE, Long.class),
        FLOAT(Type.FLOAT_TYPE, Float.class),
        DOUBLE(Type.DOUBLE_TYPE, Double.class);

        final Type primitive;
        final Type wrapper;

        Wrapper(Type primitive, Class<?> wrapper) {
            this.primitive = primitive;
            this.wrapper = Type.getType(wrapper);
        }

        static Optional<Wrapper> of(Type type) {
            return Arrays.stream(values())
                    .filter(each -> List.of(each.primitive, each.wrapper).contains(type))
                    .findFirst();
        }
    }

    private Conversion() {}

    /**
     * Writes it.
     *
     * @param from the type on the stack
     * @param known what that is known to be, which may be more
     */
    static void write(Type from, Type known, Type to, MethodNode method) {
        if (isReference(from) && isReference(to)) {
            cast(from, to, method);
        } else if (isReference(from)) {
            unwrap(from, Wrapper.of(known).or(() -> Wrapper.of(to)).orElseThrow(), to, method);
        } else if (isReference(to)) {
            wrap(Wrapper.of(from).orElseThrow(), method);
        } else {
            widen(from, to, method);
        }
    }

    private static void cast(Type from, Type to, MethodNode method) {
        if (!to.equals(OBJECT) && !to.equals(from)) {
            method.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    private static void unwrap(Type from, Wrapper wrapper, Type to, MethodNode method) {
        cast(from, wrapper.wrapper, method);
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                wrapper.wrapper.getInternalName(),
                wrapper.primitive.getClassName() + "Value",
                Type.getMethodDescriptor(wrapper.primitive),
                false);
        widen(wrapper.primitive, to, method);
    }

    private static void wrap(Wrapper wrapper, MethodNode method) {
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                wrapper.wrapper.getInternalName(),
                "valueOf",
                Type.getMethodDescriptor(wrapper.wrapper, wrapper.primitive),
                false);
    }

    private static void widen(Type from, Type to, MethodNode method) {
        if (!from.equals(to)) {
            Integer opcode = WIDENING.get(from.getDescriptor() + to.getDescriptor());
            if (opcode == null) {
                throw new IllegalArgumentException("a lambda makes " + to + " of " + from);
            }
            method.visitInsn(opcode);
        }
    }

    private static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }
}
