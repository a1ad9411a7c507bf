package dev.lockstep.serve.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which a server may be asked, by the header {@code Host}.
 *
 * <p>A page in a browser reaches a server of this machine under a name of its own, once it has that name lead to a loopback address, and may
 * then read the answers. So a server at a loopback address answers to {@code localhost}, names that end with {@code .localhost}, loopback
 * addresses and the name that it was given, and to no other. One at another address can not know its names.
 */
final class HostNames {
    private static final Pattern NAME_AND_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:]+)(?::[0-9]{0,5})?");
    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(?:\\.[0-9]{1,3}){3}");

    private final String given;
    private final boolean checked;

    private HostNames(String given, boolean checked) {
        this.given = given;
        this.checked = checked;
    }

    static HostNames of(String given, InetAddress address) {
        return new HostNames(given, address.isLoopbackAddress());
    }

    /**
     * Requires one of them in a request.
     *
     * @param hosts the values of the header, or null; HTTP/1.0 knows requests without it, which no browser sends
     */
    void require(List<String> hosts, String protocol) {
        if (!checked || hosts == null && protocol.equalsIgnoreCase("HTTP/1.0")) {
            return;
        }
        if (hosts == null || hosts.size() != 1) {
            throw Refusal.badRequest("a request names its host once, in the header Host");
        }
        if (!isOwn(hosts.get(0).strip().toLowerCase(Locale.ROOT))) {
            throw new Refusal(
                    403,
                    "this server answers requests to this machine by name or address, such as localhost or 127.0.0.1,"
                            + " and the header Host names another");
        }
    }

    private boolean isOwn(String host) {
        Matcher parts = NAME_AND_PORT.matcher(host);
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1);
        if (name.startsWith("[")) {
            return isLoopback(name);
        }
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || IPV4_LOOPBACK.matcher(name).matches()
                || name.equalsIgnoreCase(given);
    }

    /** An address in brackets is never looked up. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
