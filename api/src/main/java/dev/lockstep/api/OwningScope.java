package dev.lockstep.api;

import java.util.ArrayList;
import java.util.List;

/** A scope of one thread on a backend. */
final class OwningScope implements Scope {
    private final OpenBackend backend;
    private final OwningScope outer;
    private final Recorder recorder;
    private final boolean opensRecording;
    private final List<DeviceMatrix> owned = new ArrayList<>();
    private boolean closed;

    OwningScope(OpenBackend backend, OwningScope outer, Recorder recorder) {
        this.backend = backend;
        this.outer = outer;
        this.opensRecording = recorder != null;
        this.recorder = recorder != null || outer == null ? recorder : outer.recorder;
    }

    @Override
    public Matrix keep(Matrix matrix) {
        DeviceMatrix device = DeviceMatrix.of("keep", matrix);
        if (closed || !owned.contains(device)) {
            throw new LockstepException("keep: the scope does not own this matrix, or is closed");
        }
        device.requireOpen("keep");
        owned.remove(device);
        if (opensRecording) {
            recorder.keep(device);
        } else if (outer != null) {
            outer.own(device);
        }
        return matrix;
    }

    @Override
    public void close() {
        if (opensRecording && !closed) {
            throw new LockstepException("close: the scope of a recording is closed when its step has returned");
        }
        end();
    }

    void end() {
        if (!closed) {
            backend.leave(this, outer);
            closed = true;
            owned.forEach(Matrix::close);
            owned.clear();
        }
    }

    boolean isClosed() {
        return closed;
    }

    Recorder recorder() {
        return recorder;
    }

    void own(DeviceMatrix matrix) {
        owned.add(matrix);
    }
}
