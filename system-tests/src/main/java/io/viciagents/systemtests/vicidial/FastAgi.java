package io.viciagents.systemtests.vicidial;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * VICIdial's FastAGI server for a real Asterisk: hears the {@code h} extension of every context that has one, and tells the
 * stand-in that the call has ended. Listens on 127.0.0.1 and a free port, for {@code CallLog.FastAgi} of the dialplan.
 */
public final class FastAgi {
    private final StandIn dialer;
    private final NetServer server;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** For one stand-in. */
    public FastAgi(Vertx vertx, StandIn dialer) {
        this.dialer = dialer;
        this.server = vertx.createNetServer().connectHandler(this::connected);
    }

    /** Listens; completes with the port. */
    public Future<Integer> listen() {
        return server.listen(0, "127.0.0.1").map(NetServer::actualPort);
    }

    /** Each {@code h} so far: {@code context callerName channel}. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** Stops listening. */
    public Future<Void> close() {
        return server.close();
    }

    /** Asterisk sends {@code agi_name: value} lines and an empty one; closing the socket is an answer. */
    private void connected(NetSocket socket) {
        Map<String, String> variables = new HashMap<>();
        RecordParser lines = RecordParser.newDelimited("\n");
        lines.handler(line -> {
            String text = line.toString();
            int colon = text.indexOf(": ");
            if (colon > 0) {
                variables.put(text.substring(0, colon), text.substring(colon + 2));
            } else if (text.isBlank()) {
                ended(variables);
                socket.close();
            }
        });
        socket.handler(lines);
    }

    private void ended(Map<String, String> variables) {
        String name = variables.getOrDefault("agi_calleridname", "");
        String channel = variables.getOrDefault("agi_channel", "");
        if (variables.getOrDefault("agi_network_script", "").startsWith("call_log")) {
            heard.add(variables.getOrDefault("agi_context", "") + " " + name + " " + channel);
            dialer.calls().hungUp(name);
        }
    }
}
