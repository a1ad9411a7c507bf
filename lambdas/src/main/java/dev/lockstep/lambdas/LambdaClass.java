package dev.lockstep.lambdas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Writes the class of one lambda: its fields are what it captures, and its one method calls what javac made of its body. */
final class LambdaClass {
    /** The static method that takes what is captured and gives the object; where nothing is captured it is always the same. */
    static final String OF = "of";

    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String CONSTRUCTOR = "<init>";
    private static final String ONLY = "ONLY";

    private final InvokeDynamicInsnNode lambda;
    private final String name;
    private final Type[] captured;
    private final String constructor;
    private final ClassNode made = new ClassNode();

    private LambdaClass(InvokeDynamicInsnNode lambda, String name, int version) {
        this.lambda = lambda;
        this.name = name;
        captured = Type.getArgumentTypes(lambda.desc);
        constructor = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        String implemented = Type.getReturnType(lambda.desc).getInternalName();
        made.visit(
                version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                "java/lang/Object",
                new String[] {implemented});
    }

    /** Empty where it is none or one of several interfaces, as what can be serialized is: that stays as it is. */
    static Optional<ClassNode> of(InvokeDynamicInsnNode lambda, String name, int version) {
        return lambda.bsm.getOwner().equals(FACTORY) && lambda.bsm.getName().equals("metafactory")
                ? Optional.of(new LambdaClass(lambda, name, version).write())
                : Optional.empty();
    }

    private ClassNode write() {
        for (int i = 0; i < captured.length; i++) {
            made.fields.add(field(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, captured(i), captured[i].getDescriptor()));
        }
        writeConstructor();
        if (captured.length == 0) {
            writeOnly();
        } else {
            writeFactory();
        }
        writeBody();
        return made;
    }

    private void writeConstructor() {
        MethodNode method = method(Opcodes.ACC_PRIVATE, CONSTRUCTOR, constructor);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, made.superName, CONSTRUCTOR, "()V", false);
        int local = 1;
        for (int i = 0; i < captured.length; i++) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
            method.visitFieldInsn(Opcodes.PUTFIELD, name, captured(i), captured[i].getDescriptor());
            local += captured[i].getSize();
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(3, local);
    }

    private void writeOnly() {
        String type = Type.getObjectType(name).getDescriptor();
        made.fields.add(field(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, ONLY, type));
        MethodNode initializer = method(Opcodes.ACC_STATIC, "<clinit>", "()V");
        initializer.visitTypeInsn(Opcodes.NEW, name);
        initializer.visitInsn(Opcodes.DUP);
        initializer.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, constructor, false);
        initializer.visitFieldInsn(Opcodes.PUTSTATIC, name, ONLY, type);
        initializer.visitInsn(Opcodes.RETURN);
        initializer.visitMaxs(2, 0);
        MethodNode of = method(Opcodes.ACC_STATIC, OF, lambda.desc);
        of.visitFieldInsn(Opcodes.GETSTATIC, name, ONLY, type);
        of.visitInsn(Opcodes.ARETURN);
        of.visitMaxs(1, 0);
    }

    private void writeFactory() {
        MethodNode of = method(Opcodes.ACC_STATIC, OF, lambda.desc);
        of.visitTypeInsn(Opcodes.NEW, name);
        of.visitInsn(Opcodes.DUP);
        int locals = 0;
        for (Type each : captured) {
            of.visitVarInsn(each.getOpcode(Opcodes.ILOAD), locals);
            locals += each.getSize();
        }
        of.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, constructor, false);
        of.visitInsn(Opcodes.ARETURN);
        of.visitMaxs(2 + locals, locals);
    }

    /** Writes the interface's method. */
    private void writeBody() {
        Type erased = (Type) lambda.bsmArgs[0];
        Handle called = (Handle) lambda.bsmArgs[1];
        Type known = (Type) lambda.bsmArgs[2];
        MethodNode body = method(Opcodes.ACC_PUBLIC, lambda.name, erased.getDescriptor());
        List<Type> wanted = new ArrayList<>();
        if (called.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            body.visitTypeInsn(Opcodes.NEW, called.getOwner());
            body.visitInsn(Opcodes.DUP);
        } else if (called.getTag() != Opcodes.H_INVOKESTATIC) {
            wanted.add(Type.getObjectType(called.getOwner()));
        }
        wanted.addAll(List.of(Type.getArgumentTypes(called.getDesc())));
        for (int i = 0; i < captured.length; i++) {
            body.visitVarInsn(Opcodes.ALOAD, 0);
            body.visitFieldInsn(Opcodes.GETFIELD, name, captured(i), captured[i].getDescriptor());
            Conversion.write(captured[i], captured[i], wanted.get(i), body);
        }
        Type[] given = erased.getArgumentTypes();
        int locals = 1;
        for (int i = 0; i < given.length; i++) {
            body.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), locals);
            Conversion.write(given[i], known.getArgumentTypes()[i], wanted.get(captured.length + i), body);
            locals += given[i].getSize();
        }
        body.visitMethodInsn(
                opcode(called), called.getOwner(), called.getName(), called.getDesc(), called.isInterface());
        boolean isNew = called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        Type got = isNew ? Type.getObjectType(called.getOwner()) : Type.getReturnType(called.getDesc());
        writeReturn(got, erased.getReturnType(), body);
        body.visitMaxs(4 + 2 * wanted.size(), locals);
    }

    private static void writeReturn(Type got, Type wanted, MethodNode body) {
        if (wanted.equals(Type.VOID_TYPE)) {
            if (!got.equals(Type.VOID_TYPE)) {
                body.visitInsn(got.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
            }
            body.visitInsn(Opcodes.RETURN);
        } else {
            Conversion.write(got, got, wanted, body);
            body.visitInsn(wanted.getOpcode(Opcodes.IRETURN));
        }
    }

    /** Classes of one nest call each other's private methods as they call others. */
    private static int opcode(Handle called) {
        return switch (called.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> called.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }

    private MethodNode method(int access, String method, String descriptor) {
        MethodNode written = new MethodNode(access, method, descriptor, null, null);
        made.methods.add(written);
        return written;
    }

    private static FieldNode field(int access, String field, String descriptor) {
        return new FieldNode(access, field, descriptor, null, null);
    }

    private static String captured(int i) {
        return "captured" + i;
    }
}
