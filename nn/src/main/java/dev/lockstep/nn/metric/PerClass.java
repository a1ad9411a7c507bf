package dev.lockstep.nn.metric;

/** Numbers of each class by itself, made one. */
final class PerClass {
    /** The number of one class. */
    interface Score {
        double of(ConfusionMatrix confusion, int label);
    }

    private PerClass() {}

    /** That of class 1 where there are two classes, else the mean over the classes in order. */
    static double mean(Predictions predictions, Score score) {
        ConfusionMatrix confusion = ConfusionMatrix.of(predictions);
        if (confusion.classes() == 2) {
            return score.of(confusion, 1);
        }
        double sum = 0;
        for (int label = 0; label < confusion.classes(); label++) {
            sum += score.of(confusion, label);
        }
        return sum / confusion.classes();
    }

    /** 0 where there is nothing to divide by. */
    static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
