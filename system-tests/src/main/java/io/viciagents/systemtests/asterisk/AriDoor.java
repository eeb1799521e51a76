package io.viciagents.systemtests.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a dispatcher and Asterisk's HTTP port, and can take away the owner's event socket alone: requests, and the
 * sockets by which all dispatchers hear keys, go through all the time. A thread a direction; any thread may ask.
 */
public final class AriDoor implements AutoCloseable {
    private static final String EVENTS = "GET /ari/events?app=ai-agent&";

    private final URI asterisk;
    private final ServerSocket door;
    private final Set<Socket> all = ConcurrentHashMap.newKeySet();
    private final Set<Socket> eventSockets = ConcurrentHashMap.newKeySet();
    private volatile boolean withoutEvents;

    /** @param asterisk where ARI is */
    public AriDoor(URI asterisk) {
        this.asterisk = asterisk;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a door before ARI", e);
        }
        Thread.ofVirtual().name("ari-door").start(this::open);
    }

    /** Where the dispatcher knocks. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + asterisk.getPath());
    }

    /** Resets the event socket, and lets no other through until {@link #letEventsThrough}. */
    public void cutEvents() {
        withoutEvents = true;
        eventSockets.forEach(AriDoor::reset);
    }

    /** From now on event sockets are let through again. */
    public void letEventsThrough() {
        withoutEvents = false;
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        all.add(client);
        try (client;
                Socket server = new Socket(asterisk.getHost(), asterisk.getPort())) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            byte[] begin = client.getInputStream().readNBytes(EVENTS.length());
            if (new String(begin, StandardCharsets.US_ASCII).equals(EVENTS)) {
                eventSockets.add(client);
                if (withoutEvents) {
                    reset(client);
                    return;
                }
            }
            server.getOutputStream().write(begin);
            Thread answers = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            answers.join();
        } catch (IOException ended) {
            // Either side closed; the other is closed with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            all.remove(client);
            eventSockets.remove(client);
        }
    }

    private static void copy(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int bytes = in.read(buffer); bytes >= 0; bytes = in.read(buffer)) {
                out.write(buffer, 0, bytes);
            }
        } catch (IOException ended) {
            // Closing the streams has closed both sockets.
        }
    }

    /** The other side sees a connection reset, not an end. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            // So it is cut.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the door before ARI does not close", e);
        }
        all.forEach(AriDoor::reset);
    }
}
