package io.viciagents.cluster;

/**
 * Where RTP packets of a call are sent to, or come from.
 *
 * @param host an IP address, or for an agent node the name that this Asterisk reaches it by
 * @param port 1 to 65535
 */
public record MediaAddress(String host, int port) {
    /** Refuses what is no address. */
    public MediaAddress {
        if (host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("host and port 1 to 65535 wanted, got " + host + ":" + port);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
