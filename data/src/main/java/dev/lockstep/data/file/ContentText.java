package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The texts of files, in UTF-8. */
final class ContentText {
    private ContentText() {}

    /** That of a file, without its byte order mark. */
    static BufferedReader of(Opened opened) {
        BufferedReader text = new BufferedReader(
                new InputStreamReader(new ContentStream(opened.content()), StandardCharsets.UTF_8.newDecoder()));
        try {
            text.mark(1);
            if (text.read() != '\uFEFF') {
                text.reset();
            }
            return text;
        } catch (IOException e) {
            throw unreadable(opened.file(), e);
        }
    }

    static DataException unreadable(String file, IOException e) {
        return e instanceof CharacterCodingException
                ? new DataException(file + " is no text in UTF-8", e)
                : new DataException(file + " can not be read: " + e.getMessage(), e);
    }
}
