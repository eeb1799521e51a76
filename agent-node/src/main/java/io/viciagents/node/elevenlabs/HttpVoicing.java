package io.viciagents.node.elevenlabs;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.viciagents.node.network.Refused;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.time.Strand;
import java.util.Optional;

/** One text by one request, whose answer is its sound as it is made. Confined to the provider's strand. */
final class HttpVoicing {
    private final Strand strand;
    private final Refused refused;
    private final Voicing voicing;
    private Optional<HttpClientRequest> request = Optional.empty();

    HttpVoicing(Strand strand, Refused refused, Voicing voicing) {
        this.strand = strand;
        this.refused = refused;
        this.voicing = voicing;
    }

    void send(HttpClient client, RequestOptions options, Buffer body) {
        client.request(options)
                .compose(ready -> {
                    strand.execute(() -> sent(ready));
                    return ready.send(body);
                })
                .onSuccess(this::answered)
                .onFailure(cause -> strand.execute(() -> voicing.failed(refused.byCause(cause))));
    }

    private void sent(HttpClientRequest ready) {
        request = Optional.of(ready);
        if (voicing.over()) {
            ready.reset();
        }
    }

    private void answered(HttpClientResponse response) {
        response.exceptionHandler(
                _ -> strand.execute(() -> voicing.failed(refused.failure(Kind.BROKEN, "broke off in the midst"))));
        if (response.statusCode() == 200) {
            response.handler(bytes -> strand.execute(() -> voicing.audio(bytes.getBytes())));
            response.endHandler(_ -> strand.execute(voicing::done));
        } else {
            response.body()
                    .onSuccess(body -> strand.execute(
                            () -> voicing.failed(Complaint.of(refused, response.statusCode(), body.toString()))));
        }
    }

    void cancel() {
        if (!voicing.over()) {
            voicing.abandon();
            request.ifPresent(HttpClientRequest::reset);
        }
    }
}
