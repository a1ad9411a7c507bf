package dev.lockstep.lambdas;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Lambdas and method references of many kinds. */
final class Specimens extends ArrayList<String> implements Supplier<List<Object>> {
    private static final long serialVersionUID = 1;

    private final String field = "field";

    private interface Greeting {
        String name();

        private String greet(String greeting) {
            return greeting + " " + name();
        }

        private static String loud(String text) {
            return text + "!";
        }

        default Function<String, String> greeter() {
            Function<String, String> greeter = this::greet;
            return greeter.andThen(Greeting::loud).andThen(text -> greet(text));
        }
    }

    private record Pair<T>(T left, long right, double middle) {}

    private enum Word {
        ONE
    }

    private final class Inner {
        Supplier<String> ofOuter() {
            return () -> field + mine();
        }
    }

    @Override
    public List<Object> get() {
        long wide = 1L << 40;
        double middle = 0.5;
        boolean flag = true;
        byte small = 7;
        char letter = 'x';
        add("super");
        Greeting greeting = () -> "name";
        Supplier<String> bound = field::trim;
        Function<Object, String> virtual = Object::toString;
        Function<String, Integer> boxed = String::length;
        ToIntFunction<String> plain = String::length;
        ToLongFunction<Integer> unboxedAndWidened = Integer::intValue;
        ToDoubleFunction<Integer> widened = Integer::intValue;
        Function<Integer, Long> passedUnboxed = Specimens::twice;
        IntToDoubleFunction passedWidened = Math::sqrt;
        DoubleUnaryOperator passed = Math::abs;
        IntBinaryOperator two = Integer::sum;
        BinaryOperator<Integer> objects = Integer::sum;
        Function<String, StringBuilder> made = StringBuilder::new;
        IntFunction<int[]> array = int[]::new;
        UnaryOperator<int[]> copy = int[]::clone;
        Supplier<String> ofSuper = super::toString;
        Runnable resultDropped = new ArrayList<>(List.of(1))::clear;
        Predicate<String> predicate = ((Predicate<String>) String::isEmpty).negate();
        BiFunction<String, Integer, Character> charAt = String::charAt;
        Comparator<String> comparator = String::compareTo;
        LongSupplier all = () -> wide + (long) middle + (flag ? 1 : 0) + small + letter;
        Function<Long, Function<Double, Pair<String>>> nested = right -> part -> new Pair<>(field, right, part);
        Supplier<String> serializable = (Supplier<String> & Serializable) () -> "serializable";
        Function<List<? extends CharSequence>, CharSequence> generic = list -> list.get(0);
        IntToLongFunction elements = List.of(7L, 8L)::get;
        resultDropped.run();
        return List.of(
                greeting.greeter().apply("hello"),
                bound.get(),
                virtual.apply(12),
                boxed.apply("four"),
                plain.applyAsInt("three"),
                unboxedAndWidened.applyAsLong(5),
                widened.applyAsDouble(6),
                passedUnboxed.apply(21),
                passedWidened.applyAsDouble(9),
                passed.applyAsDouble(-1.5),
                two.applyAsInt(3, 4),
                objects.apply(5, 6),
                made.apply("made").append(1).toString(),
                array.apply(3).length,
                copy.apply(new int[] {1, 2})[1],
                ofSuper.get(),
                predicate.test("x"),
                charAt.apply("abc", 1),
                comparator.compare("a", "b"),
                all.getAsLong(),
                nested.apply(wide).apply(middle).toString(),
                serializable.get(),
                generic.apply(List.of("generic")),
                elements.applyAsLong(1),
                new Inner().ofOuter().get(),
                ((Function<String, Word>) Word::valueOf).apply("ONE").name(),
                isSame(same().get(), same().get()));
    }

    private static boolean isSame(Runnable one, Runnable other) {
        return one == other;
    }

    private static Supplier<Runnable> same() {
        return () -> () -> {};
    }

    private static long twice(int value) {
        return 2L * value;
    }

    private String mine() {
        return "mine";
    }
}
