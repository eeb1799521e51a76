package io.viciagents.systemtests.vicidial;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends and moves channels of a real Asterisk by its manager interface, with the very actions that VICIdial's daemon sends.
 * Any thread.
 */
public final class AmiTelephone implements Telephone {
    private static final Logger log = LoggerFactory.getLogger(AmiTelephone.class);

    private final Context context;
    private final NetClient client;
    private final int port;
    private final String user;
    private final String secret;
    private Future<NetSocket> connection = Future.failedFuture("not connected yet");

    /**
     * For one Asterisk.
     *
     * @param port of the manager interface on 127.0.0.1
     */
    public AmiTelephone(Vertx vertx, int port, String user, String secret) {
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createNetClient();
        this.port = port;
        this.user = user;
        this.secret = secret;
    }

    /** Logs in; completes when the login is sent. */
    public Future<Void> connect() {
        connection = client.connect(port, "127.0.0.1").onSuccess(socket -> {
            socket.handler(answer -> {
                String text = answer.toString();
                if (text.contains("Response: Error")) {
                    log.atWarn().addKeyValue("answer", text.strip()).log("manager action refused");
                }
            });
            socket.write("Action: Login\r\nUsername: " + user + "\r\nSecret: " + secret + "\r\nEvents: off\r\n\r\n");
        });
        return connection.mapEmpty();
    }

    @Override
    public void hangUp(String channel) {
        send("Action: Hangup\r\nChannel: " + channel + "\r\n\r\n");
    }

    @Override
    public void redirect(String channel, String context, String extension, String callerId) {
        send("Action: Redirect\r\nChannel: " + channel + "\r\nContext: " + context + "\r\nExten: " + extension
                + "\r\nPriority: 1\r\nCallerID: " + callerId + "\r\n\r\n");
    }

    /** Closes the connection. */
    public void close() {
        client.close();
    }

    private void send(String action) {
        context.runOnContext(now -> connection.onSuccess(socket -> socket.write(action)));
    }
}
