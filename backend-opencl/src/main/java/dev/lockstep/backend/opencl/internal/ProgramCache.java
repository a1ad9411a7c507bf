package dev.lockstep.backend.opencl.internal;

import dev.lockstep.numerics.natives.SealedFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps built programs, so that a device's compiler runs once for its driver and these kernels. Where the folder can not be written or read,
 * programs are built anew.
 *
 * @param folder made when it is first needed
 */
record ProgramCache(Path folder) {
    Optional<byte[]> load(String key) {
        return file(key).read().filter(binary -> binary.length > 0);
    }

    void store(String key, byte[] binary) {
        file(key).write(binary);
    }

    private SealedFile file(String key) {
        return new SealedFile(folder.resolve(key));
    }
}
