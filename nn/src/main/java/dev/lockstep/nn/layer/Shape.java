package dev.lockstep.nn.layer;

import dev.lockstep.api.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one sample, such as 10 for ten features, or 28x28x1 for an image; its elements are a row of a matrix, the last size running
 * first.
 */
public record Shape(List<Integer> sizes) {
    /** @throws ShapeException if there is no size, one is not positive, or the elements are more than a row holds */
    public Shape {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
            throw new ShapeException("a shape needs sizes of at least 1, not " + sizes);
        }
        long length = 1;
        for (int size : sizes) {
            length *= size;
            if (length > Integer.MAX_VALUE) {
                throw new ShapeException("a sample of the shape " + sizes + " has too many elements");
            }
        }
    }

    public static Shape of(int... sizes) {
        return new Shape(Arrays.stream(sizes).boxed().toList());
    }

    /** The number of elements. */
    public int length() {
        return sizes.stream().reduce(1, (a, b) -> a * b);
    }

    /** The sizes, as in {@code 28x28x1}. */
    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
