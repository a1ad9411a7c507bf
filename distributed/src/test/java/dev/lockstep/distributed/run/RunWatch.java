package dev.lockstep.distributed.run;

import dev.lockstep.trainer.training.TrainingListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows how far a run is, so that something can be done to it at a moment. */
public final class RunWatch implements TrainingListener {
    private final AtomicInteger epoch = new AtomicInteger();

    @Override
    public void started(String network, int epochs) {
        epoch.set(0);
    }

    @Override
    public void epoch(int number, double loss) {
        epoch.set(number);
    }

    public int epoch() {
        return epoch.get();
    }

    /** Does something once so many epochs are trained, and some milliseconds later; {@link #started} comes before. */
    public Thread at(int epochs, long late, Runnable action) {
        epoch.set(0);
        Thread thread = new Thread(() -> {
            await(epochs);
            pause(late);
            action.run();
        });
        thread.start();
        return thread;
    }

    /** Waits until so many epochs are trained. */
    public void await(int epochs) {
        while (epoch.get() < epochs) {
            pause(1);
        }
    }

    public static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has a process stand still. */
    public static void stop(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
