package dev.lockstep.cli.command.train;

import dev.lockstep.cli.output.Output;
import dev.lockstep.cli.output.Unwritten;
import dev.lockstep.report.run.EpochRecord;
import dev.lockstep.report.run.EpochSink;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** A sink that takes no more once its output could not be written, which is told; the training goes on. */
final class SafeSink implements EpochSink {
    private final Output output;
    private final EpochSink sink;
    private final Unwritten unwritten;
    private boolean broken;

    private SafeSink(Output output, EpochSink sink, Unwritten unwritten) {
        this.output = output;
        this.sink = sink;
        this.unwritten = unwritten;
    }

    /** @throws dev.lockstep.cli.output.OutputException if it can not even be begun */
    static EpochSink of(Output output, Supplier<EpochSink> opened, Unwritten unwritten) {
        try {
            return new SafeSink(output, opened.get(), unwritten);
        } catch (UncheckedIOException failure) {
            throw output.failed(failure.getCause());
        }
    }

    @Override
    public void epochs(List<EpochRecord> epochs) {
        safely(() -> sink.epochs(epochs));
    }

    @Override
    public void finished(TrainingResult result) {
        safely(() -> sink.finished(result));
    }

    private void safely(Runnable writing) {
        if (broken) {
            return;
        }
        try {
            writing.run();
        } catch (UncheckedIOException failure) {
            broken = true;
            unwritten.add(output.failed(failure.getCause()).getMessage() + "; the training goes on without it");
        }
    }
}
