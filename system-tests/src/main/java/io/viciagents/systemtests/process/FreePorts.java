package io.viciagents.systemtests.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.SplittableRandom;

/**
 * Ports nobody listens on at this moment, from below the range from which the kernel gives ports to clients (32768 and
 * up), so that no passing connection takes one between our look and its use. No port is given twice: what is to listen on it
 * may not do so yet. Any thread.
 */
public final class FreePorts {
    private static final int FIRST = 12_000;
    private static final int LAST = 32_000;
    private static final SplittableRandom RANDOM = new SplittableRandom();
    private static int next = RANDOM.nextInt(FIRST, LAST);

    private FreePorts() {}

    /** A port that is free for TCP. */
    public static int tcp() {
        return pick(FreePorts::listens);
    }

    /** A port that is free for UDP. */
    public static int udp() {
        return pick(FreePorts::receives);
    }

    /** The first of a range for Asterisk's RTP; it passes over ports in it that are taken. */
    public static synchronized int rangeOf(int ports) {
        return RANDOM.nextInt(FIRST / 2, (LAST - ports) / 2) * 2;
    }

    private static synchronized int pick(Binding binding) {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = next;
            next = port + 1 < LAST ? port + 1 : FIRST;
            if (binding.works(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
    }

    private static boolean listens(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean receives(int port) {
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private interface Binding {
        boolean works(int port);
    }
}
