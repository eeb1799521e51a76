package io.viciagents.node.openai;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.time.Strand;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.Optional;

/**
 * One request and the stream that answers it. Confined to its strand.
 *
 * <pre>
 *   send --&gt; sent --first byte--&gt; streaming --finish_reason--&gt; counting --[DONE] or 1 s--&gt; over
 *              \-- cancelled, failed, or no first byte in time: the stream is reset, nobody pays for the rest
 * </pre>
 */
final class ChatExchange {
    private static final Duration FOR_THE_COUNT = Duration.ofSeconds(1);
    private static final int LONGEST_ERROR = 16_384;

    private final Strand strand;
    private final Limits limits;
    private final Refusals refusals;
    private final Buffer body;
    private final ChatStream stream;
    private Optional<HttpClientRequest> request = Optional.empty();
    private Timers.Alarm alarm = () -> {};

    ChatExchange(Strand strand, Limits limits, Refusals refusals, ModelListener listener, Buffer body) {
        this.strand = strand;
        this.limits = limits;
        this.refusals = refusals;
        this.body = body;
        this.stream = new ChatStream(refusals, listener, body.length());
    }

    void send(HttpClient client, RequestOptions options) {
        if (stream.over()) {
            return;
        }
        Duration patience = limits.connect().plus(limits.firstByte());
        alarm = strand.after(patience, () -> {
            stream.fail(refusals.failure(
                    request.isPresent() ? Kind.SILENT : Kind.UNREACHABLE,
                    "gave no first byte within " + patience.toMillis() + " ms"));
            reset();
        });
        client.request(options).compose(this::sent).onSuccess(this::answered).onFailure(broken -> {
            stream.fail(refusals.failure(
                    request.isPresent() ? Kind.BROKEN : Kind.UNREACHABLE,
                    (request.isPresent() ? "broke the connection" : "cannot be reached") + " ("
                            + broken.getClass().getSimpleName() + "); check url and network"));
            alarm.cancel();
        });
    }

    private Future<HttpClientResponse> sent(HttpClientRequest ready) {
        request = Optional.of(ready);
        if (stream.over()) {
            reset();
        }
        return ready.send(body);
    }

    private void answered(HttpClientResponse response) {
        alarm.cancel();
        if (stream.over()) {
            reset();
            return;
        }
        response.exceptionHandler(broken -> stream.end(Kind.BROKEN, "broke off"));
        if (response.statusCode() == 200) {
            response.handler(this::read);
            response.endHandler(_ -> {
                alarm.cancel();
                stream.end(Kind.UNFINISHED, "ended");
            });
        } else {
            refused(response);
        }
    }

    private void read(Buffer bytes) {
        boolean before = stream.finished();
        stream.read(bytes);
        if (stream.over()) {
            alarm.cancel();
            if (!stream.finished()) {
                reset();
            }
        } else if (stream.finished() && !before) {
            alarm = strand.after(FOR_THE_COUNT, () -> {
                stream.end(Kind.UNFINISHED, "ended");
                reset();
            });
        }
    }

    private void refused(HttpClientResponse response) {
        Buffer told = Buffer.buffer();
        Runnable judge = () -> stream.fail(refusals.ofStatus(response.statusCode(), told.toString()));
        alarm = strand.after(FOR_THE_COUNT, () -> {
            judge.run();
            reset();
        });
        response.handler(bytes -> {
            if (told.length() + bytes.length() <= LONGEST_ERROR) {
                told.appendBuffer(bytes);
            }
        });
        response.endHandler(_ -> {
            alarm.cancel();
            judge.run();
        });
    }

    void cancel() {
        if (!stream.over()) {
            stream.abandon();
            alarm.cancel();
            reset();
        }
    }

    private void reset() {
        request.ifPresent(HttpClientRequest::reset);
    }
}
