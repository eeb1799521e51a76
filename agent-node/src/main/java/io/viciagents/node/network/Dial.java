package io.viciagents.node.network;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.time.Strand;
import io.viciagents.node.time.Timers;
import java.time.Duration;

/**
 * Opens a socket to a provider: it is open, or it has failed, or the provider did not answer in time; and what it tells later
 * runs on the strand. Confined to the strand.
 *
 * @param strand on which all is told
 * @param refused words failures
 * @param limits of the provider
 */
public record Dial(Strand strand, Refused refused, Limits limits) {
    /** Opens it; gives the alarm of one that does not answer, to cancel when it is not wanted any more. */
    public Timers.Alarm open(WebSocketClient client, WebSocketConnectOptions options, Listener listener) {
        Duration patience = limits.connect().plus(limits.firstByte());
        Timers.Alarm late = strand.after(
                patience,
                () -> listener.failed(
                        refused.failure(Kind.UNREACHABLE, "did not answer within " + patience.toMillis() + " ms")));
        client.connect(options)
                .onSuccess(socket -> strand.execute(() -> {
                    late.cancel();
                    opened(socket, listener);
                }))
                .onFailure(cause -> strand.execute(() -> {
                    late.cancel();
                    listener.failed(refused.byCause(cause));
                }));
        return late;
    }

    private void opened(WebSocket socket, Listener listener) {
        if (!listener.opened(socket)) {
            socket.close();
            return;
        }
        socket.textMessageHandler(text -> strand.execute(() -> listener.heard(text)));
        socket.exceptionHandler(
                _ -> strand.execute(() -> listener.failed(refused.failure(Kind.BROKEN, "broke the connection"))));
        socket.closeHandler(_ -> strand.execute(() -> listener.failed(closed(socket))));
    }

    private Failure closed(WebSocket socket) {
        Short code = socket.closeStatusCode();
        return refused.failure(Kind.BROKEN, "closed the connection" + (code == null ? "" : " (code " + code + ")"));
    }

    /** Is told of the socket, on the strand. It may be told of more than one failure: the first counts. */
    public interface Listener {
        /** It is open; false when it is not wanted any more, and is to be closed. */
        boolean opened(WebSocket socket);

        /** A message in text. */
        void heard(String text);

        /** It could not be opened, or is not open any more. */
        void failed(Failure failure);
    }
}
