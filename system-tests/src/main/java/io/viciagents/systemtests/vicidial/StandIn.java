package io.viciagents.systemtests.vicidial;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A VICIdial for tests and for the demonstration, on 127.0.0.1 and a free port. Any thread may use it; the books are lent
 * to one at a time.
 *
 * <p>Users of the API: aiapi with password aiapipass1 may do all; aiapi2, lowlvl and noapi lack rights.
 */
public final class StandIn {
    private final Vertx vertx;
    private final Books books;
    private final AgentApi agentApi;
    private final CallLife calls;
    private final Faults faults = new Faults();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final HttpServer server;
    /** Chosen at the first listening, kept after. */
    private volatile int port;

    /**
     * A dialer as an administrator has set it up for AI agents.
     *
     * @param clock the dialer's; its zone, too
     * @param telephone what ends and moves channels
     */
    public StandIn(Vertx vertx, Clock clock, Telephone telephone) {
        this.vertx = vertx;
        this.books = new Books(clock);
        this.agentApi = new AgentApi(telephone);
        this.calls = new CallLife(this);
        this.server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(this::receive);
        Site.open(books);
    }

    /** Listens; completes when it does. */
    public Future<StandIn> listen() {
        return server.listen(port, "127.0.0.1").map(listening -> {
            port = listening.actualPort();
            return this;
        });
    }

    /** Its web server, such as http://127.0.0.1:40123. */
    public URI web() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Lends the books. */
    public <T> T books(Function<Books, T> reader) {
        lock.lock();
        try {
            return reader.apply(books);
        } finally {
            lock.unlock();
        }
    }

    /** What VICIdial does by itself around a call. */
    public CallLife calls() {
        return calls;
    }

    /** What goes wrong on the way. */
    public Faults faults() {
        return faults;
    }

    /** The functions asked so far, with those that were met by a fault, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Stops listening. */
    public Future<Void> close() {
        return server.close();
    }

    Vertx vertx() {
        return vertx;
    }

    private void receive(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.POST)) {
            request.setExpectMultipart(true);
        }
        request.end().onSuccess(end -> {
            Map<String, String> parameters = new HashMap<>();
            put(request.params(), parameters);
            put(request.formAttributes(), parameters);
            asked.add(parameters.getOrDefault("function", ""));
            respondInTime(request, parameters);
        });
    }

    private void respondInTime(HttpServerRequest request, Map<String, String> parameters) {
        long delay = faults.delay().toMillis();
        if (delay == 0) {
            respond(request, parameters);
        } else {
            vertx.setTimer(delay, late -> respond(request, parameters));
        }
    }

    private void respond(HttpServerRequest request, Map<String, String> parameters) {
        Faults.Fate fate = faults.fateOf(parameters);
        if (fate == Faults.Fate.LOST || faults.takeSilence()) {
            return;
        }
        if (faults.takeError()) {
            request.response().setStatusCode(502).end("bad gateway");
            return;
        }
        Reply reply = switch (request.path()) {
            case "/agc/api.php" -> books(lent -> agentApi.answer(new Asked(parameters, lent)));
            case "/vicidial/non_agent_api.php" -> books(lent -> NonAgentApi.answer(new Asked(parameters, lent)));
            default -> new Reply(404, "not found");
        };
        if (fate == Faults.Fate.ANSWER_LOST || faults.takeLostAnswer()) {
            request.connection().close();
            return;
        }
        request.response()
                .setStatusCode(reply.httpStatus())
                .putHeader("Content-Type", "text/html; charset=UTF-8")
                .end(reply.body());
    }

    private static void put(MultiMap from, Map<String, String> to) {
        from.forEach(entry -> to.put(entry.getKey(), entry.getValue()));
    }
}
