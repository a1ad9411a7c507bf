package dev.lockstep.serve.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection over which a test sends what it likes. */
final class RawClient implements AutoCloseable {
    private static final int MOST_MILLISECONDS = 30_000;

    private final Socket socket;

    RawClient(String address) throws IOException {
        socket = new Socket("127.0.0.1", Integer.parseInt(address.replaceFirst(".*:", "")));
        socket.setSoTimeout(MOST_MILLISECONDS);
    }

    void send(String text) throws IOException {
        OutputStream stream = socket.getOutputStream();
        stream.write(text.getBytes(StandardCharsets.ISO_8859_1));
        stream.flush();
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** The next byte as a character, or -1 at the end. */
    int read() throws IOException {
        return socket.getInputStream().read();
    }

    String untilTheEnd() throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException reset) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
