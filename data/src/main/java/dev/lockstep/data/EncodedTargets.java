package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;

/** What is to be predicted, numbers of each sample; of classes that of the class. */
final class EncodedTargets {
    private final Target target;
    private final double[] numbers;
    private final int[] classes;

    EncodedTargets(Target target, int samples) {
        this.target = target;
        boolean areClasses = target.kind() == Target.Kind.CLASSES;
        numbers = new double[areClasses ? 0 : Math.multiplyExact(samples, target.targets())];
        classes = new int[areClasses ? samples : 0];
    }

    /** @param column of the target's */
    void set(int sample, int column, double number) {
        if (target.kind() == Target.Kind.CLASSES) {
            classes[sample] = (int) number;
        } else {
            numbers[sample * target.targets() + column] = number;
        }
    }

    /** Samples x targets. */
    NumberRows rows() {
        return target.kind() == Target.Kind.CLASSES
                ? new ClassRows(target.targets(), classes)
                : new NumberTable(numbers.length / target.targets(), target.targets(), numbers);
    }
}
