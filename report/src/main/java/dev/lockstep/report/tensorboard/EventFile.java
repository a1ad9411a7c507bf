package dev.lockstep.report.tensorboard;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** One run of TensorBoard: numbers by tag and step. */
final class EventFile implements AutoCloseable {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private final OutputStream stream;

    /** Begins a new file in the folder, which is made where it is missing. */
    EventFile(Path folder, Instant now) throws IOException {
        Files.createDirectories(folder);
        String name = "events.out.tfevents." + now.getEpochSecond() + ".lockstep."
                + ProcessHandle.current().pid() + "." + now.getNano();
        stream = new BufferedOutputStream(
                Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        write(new Message().float64(WALL_TIME, seconds(now)).text(FILE_VERSION, "brain.Event:2"));
        stream.flush();
    }

    /** Adds a number, which TensorBoard keeps in float32. */
    void add(Instant now, long step, String tag, double value) throws IOException {
        Message number = new Message().text(TAG, tag).float32(SIMPLE_VALUE, (float) value);
        write(new Message()
                .float64(WALL_TIME, seconds(now))
                .int64(STEP, step)
                .message(SUMMARY, new Message().message(SUMMARY_VALUE, number)));
    }

    void flush() throws IOException {
        stream.flush();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private void write(Message event) throws IOException {
        stream.write(Frame.of(event.toBytes()));
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
