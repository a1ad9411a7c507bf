package dev.lockstep.models.output;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file can not be read or written. */
public final class IoReason {
    private IoReason() {}

    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        if (failure instanceof FileSystemLoopException) {
            return "its symbolic links lead in a circle";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (failure instanceof CharacterCodingException) {
            return "not a text in UTF-8";
        }
        String reason = failure instanceof FileSystemException details ? details.getReason() : failure.getMessage();
        if ("Is a directory".equals(reason)) {
            return "it is a folder";
        }
        return reason == null ? "the system gives no reason" : reason;
    }
}
