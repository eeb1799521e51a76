package io.viciagents.systemtests.vicidial;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded request, in the order of the recording, against one stand-in: the answers are the same, byte by byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final StandIn standIn = new StandIn(vertx, Clock.systemUTC(), Telephone.NONE);
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void listen() {
        standIn.listen().await();
    }

    @AfterAll
    void close() {
        http.close();
        vertx.close().await();
    }

    static List<Recorded> recordings() {
        return Recorded.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void theStandInAnswersAsTheRealOneDid(Recorded recorded) throws IOException, InterruptedException {
        standIn.books(books -> {
            Between.prepare(books, recorded);
            return true;
        });
        URI page = standIn.web().resolve(recorded.path());
        HttpRequest request = recorded.isPost()
                ? HttpRequest.newBuilder(page)
                        .timeout(LIMIT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(recorded.query()))
                        .build()
                : HttpRequest.newBuilder(URI.create(page + "?" + recorded.query()))
                        .timeout(LIMIT)
                        .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.body()).isEqualTo(recorded.body());
        assertThat(response.statusCode()).isEqualTo(recorded.httpStatus());
        assertThat(effect(recorded)).isEqualTo(Effects.of(recorded));
    }

    private String effect(Recorded recorded) {
        return standIn.books(books -> Effects.seen(books, recorded));
    }
}
