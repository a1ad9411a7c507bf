package dev.lockstep.distributed.chain;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What arrives by a channel, as long as there is time, however much comes at once. */
final class ChannelInput extends InputStream {
    private final SocketChannel channel;
    private boolean limited;
    private long end;

    ChannelInput(SocketChannel channel) {
        this.channel = channel;
    }

    /** Has there be so much time from now on; zero for as much as may be. */
    void limit(Duration limit) throws IOException {
        limited = !limit.isZero();
        end = System.nanoTime() + limit.toNanos();
        channel.configureBlocking(!limited);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer room = ByteBuffer.wrap(bytes, offset, length);
        return limited && length > 0 ? readInTime(room) : channel.read(room);
    }

    private int readInTime(ByteBuffer room) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (true) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new SocketTimeoutException();
                }
                int count = channel.read(room);
                if (count != 0) {
                    return count;
                }
                selector.select(key -> {}, left);
            }
        }
    }
}
