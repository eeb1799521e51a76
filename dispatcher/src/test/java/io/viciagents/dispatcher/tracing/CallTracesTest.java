package io.viciagents.dispatcher.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationSummary;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.history.CallEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallTracesTest {
    private static final CallRef CALL = new CallRef("dialer-1", "1764190000.17");
    private static final Instant CAME = Instant.parse("2026-11-26T10:00:00Z");
    private static final String NUMBER = "2125550177";

    private final InMemorySpanExporter told = InMemorySpanExporter.create();
    private final CallTraces traces = traces(1, told);

    private static CallTraces traces(double share, InMemorySpanExporter to) {
        return new CallTraces("dispatcher-1", share, SimpleSpanProcessor.create(to));
    }

    private static Instant at(long millis) {
        return CAME.plusMillis(millis);
    }

    private static CallEvent.Arrived arrived(CallRef call) {
        return new CallEvent.Arrived(
                call,
                new CallRecord.Caller(Direction.INBOUND, "7009001", "Y1126100000000000518", NUMBER, CAME),
                "appointment-line");
    }

    private static CallEvent.Connected connected(long millis, int generation, String node, long waited) {
        return new CallEvent.Connected(CALL, at(millis), generation, node, Duration.ofMillis(waited));
    }

    private static CallEvent.Ended ended(CallRef call, long millis) {
        return new CallEvent.Ended(
                call, at(millis), new CallOutcome("SALE", new NextStep.HangUp(), List.of(), "wants Tuesday"), "SENT");
    }

    private static ConversationSummary conversation() {
        return new ConversationSummary(
                "292034fd3106",
                List.of(350, 410),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new ConversationSummary.Line(
                                Duration.ofSeconds(1), ConversationSummary.Speaker.AGENT, "Good morning."),
                        new ConversationSummary.Line(
                                Duration.ofSeconds(3), ConversationSummary.Speaker.CALLER, "on tuesday")));
    }

    private SpanData one(String name) {
        return told.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCallIsASpanFromItsArrivalToItsEndAndItsConversationAPartOfIt() {
        traces.tell(arrived(CALL));
        traces.tell(new CallEvent.Identified(
                CALL, "vici", "Y1126100000000000518", "SUPPORT", OptionalLong.of(518), NUMBER, Optional.empty()));
        traces.tell(connected(120, 1, "node-1", 120));
        traces.tell(new CallEvent.FirstAudio(CALL, at(180)));
        traces.tell(new CallEvent.Talked(CALL, 1, conversation()));
        traces.tell(ended(CALL, 20_000));
        SpanData call = one("call");
        assertThat(call.getStartEpochNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(CAME.toEpochMilli()));
        assertThat(call.getEndEpochNanos() - call.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(20));
        assertThat(call.getParentSpanContext().isValid()).isFalse();
        assertThat(call.getEvents()).extracting(EventData::getName).containsExactly("first audio");
        assertThat(call.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("call.disposition"), "SALE")
                .containsEntry(AttributeKey.stringKey("call.campaign"), "SUPPORT");
        SpanData conversation = one("conversation");
        assertThat(conversation.getParentSpanId()).isEqualTo(call.getSpanId());
        assertThat(conversation.getTraceId()).isEqualTo(call.getTraceId());
        assertThat(conversation.getEvents())
                .extracting(EventData::getName)
                .containsExactly("agent spoke", "caller spoke or pressed");
        assertThat(conversation.getEvents().getFirst().getEpochNanos() - conversation.getStartEpochNanos())
                .isEqualTo(TimeUnit.SECONDS.toNanos(1));
        SpanData search = one("find a node");
        assertThat(search.getEndEpochNanos() - search.getStartEpochNanos())
                .isEqualTo(TimeUnit.MILLISECONDS.toNanos(120));
        assertThat(told.getFinishedSpanItems().toString())
                .doesNotContain("tuesday")
                .doesNotContain("Tuesday")
                .doesNotContain(NUMBER);
    }

    @Test
    void aLostNodesConversationEndsInErrorAndTheNextOneIsAPartOfItsOwn() {
        traces.tell(arrived(CALL));
        traces.tell(connected(100, 1, "node-1", 100));
        traces.tell(new CallEvent.Moved(CALL, at(5000), 1, "the node is gone"));
        traces.tell(connected(5800, 2, "node-2", 800));
        traces.tell(ended(CALL, 9000));
        assertThat(told.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactly("find a node", "conversation", "find a node", "conversation", "call");
        SpanData lost = one("conversation");
        assertThat(lost.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(lost.getStatus().getDescription()).isEqualTo("the node is gone");
    }

    @Test
    void whatTwoDispatchersTellOfACallIsOneTrace() {
        InMemorySpanExporter toldLater = InMemorySpanExporter.create();
        try (CallTraces later = traces(1, toldLater)) {
            traces.tell(arrived(CALL));
            traces.tell(connected(100, 1, "node-1", 100));
            later.tell(arrived(CALL));
            later.tell(ended(CALL, 9000));
            SpanData call = toldLater.getFinishedSpanItems().getFirst();
            assertThat(one("find a node").getTraceId()).isEqualTo(call.getTraceId());
            assertThat(one("find a node").getParentSpanId()).isEqualTo(call.getSpanId());
        }
    }

    @Test
    void theShareOfCallsThatAreTracedIsAboutTheOneThatWasAskedFor() {
        InMemorySpanExporter some = InMemorySpanExporter.create();
        try (CallTraces tenth = traces(0.1, some)) {
            for (int i = 0; i < 2000; i++) {
                CallRef call = new CallRef("dialer-1", "1764190000." + i);
                tenth.tell(arrived(call));
                tenth.tell(ended(call, 1000));
            }
            assertThat(some.getFinishedSpanItems()).hasSizeBetween(140, 260);
        }
    }

    @Test
    void aCallThatNobodySawArriveHasNoTrace() {
        traces.tell(connected(100, 1, "node-1", 100));
        traces.tell(ended(CALL, 1000));
        assertThat(told.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void aCollectorGetsThemByOtlpOverHttpAndOneThatIsDownDisturbsNobody() throws IOException, InterruptedException {
        BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            received.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        TracingSettings settings = new TracingSettings(URI.create("http://127.0.0.1:" + port + "/v1/traces"), 1);
        try (CallTraces exported = CallTraces.open("dispatcher-1", settings)) {
            exported.tell(arrived(CALL));
            exported.tell(ended(CALL, 1000));
        }
        byte[] body = received.poll(10, TimeUnit.SECONDS);
        assertThat(ExportTraceServiceRequest.parseFrom(body)
                        .getResourceSpans(0)
                        .getScopeSpans(0)
                        .getSpansList())
                .extracting(Span::getName)
                .containsExactly("call");
        server.stop(0);
        try (CallTraces exported = CallTraces.open("dispatcher-1", settings)) {
            exported.tell(arrived(CALL));
            exported.tell(ended(CALL, 1000));
        }
        assertThat(received).isEmpty();
    }
}
