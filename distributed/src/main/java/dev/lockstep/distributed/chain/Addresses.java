package dev.lockstep.distributed.chain;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** Addresses of servers as one tells them to another: {@code unix:} and a path, or an address of a machine, a colon and a port. */
public final class Addresses {
    private static final String UNIX = "unix:";

    private Addresses() {}

    static String text(SocketAddress address) {
        if (address instanceof InetSocketAddress inet) {
            return inet.getAddress().getHostAddress() + ":" + inet.getPort();
        }
        return UNIX + address;
    }

    /** The address that a text tells. */
    public static SocketAddress of(String text) {
        if (text.startsWith(UNIX)) {
            return UnixDomainSocketAddress.of(text.substring(UNIX.length()));
        }
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
