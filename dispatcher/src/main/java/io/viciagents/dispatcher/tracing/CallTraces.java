package io.viciagents.dispatcher.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationSummary;
import io.viciagents.dispatcher.history.CallEvent;
import io.viciagents.dispatcher.history.CallHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Makes a trace of each call: the call from StasisStart to its end, and below it each search for a node and each node's
 * conversation, with the moments at which somebody spoke. No word, name or number of a caller is in it. A call that changes
 * dispatchers stays one trace. Any thread; never blocks: spans are sent by a thread of the processor's, and dropped when
 * the collector is too slow.
 */
public final class CallTraces implements CallHistory, AutoCloseable {
    /** Calls that went to another dispatcher end there; what is kept of them here is thrown away some time. */
    private static final int MOST = 20_000;

    private static final Duration OLD = Duration.ofHours(6);
    private static final int CLOSING_SECONDS = 3;
    private static final AttributeKey<List<Long>> GAPS = AttributeKey.longArrayKey("call.turn.gaps_ms");

    private final Map<CallRef, Traced> calls = new ConcurrentHashMap<>();
    private final TraceIds ids = new TraceIds();
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    CallTraces(String dispatcher, double share, SpanProcessor processor) {
        provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .setSampler(Sampler.traceIdRatioBased(share))
                .setResource(Resource.builder()
                        .put("service.name", "vici-dispatcher")
                        .put("service.instance.id", dispatcher)
                        .build())
                .addSpanProcessor(processor)
                .build();
        tracer = provider.get("io.viciagents.dispatcher");
    }

    /** @param dispatcher name of this one */
    public static CallTraces open(String dispatcher, TracingSettings settings) {
        return new CallTraces(dispatcher, settings.share(), Collector.at(settings.endpoint()));
    }

    @Override
    public void tell(CallEvent event) {
        CallRef call = event.call();
        switch (event) {
            case CallEvent.Arrived arrived -> arrived(arrived);
            case CallEvent.Identified known ->
                calls.computeIfPresent(call, (ref, traced) -> traced.campaign(known.campaign()));
            case CallEvent.Connected connected -> connected(connected);
            case CallEvent.FirstAudio first ->
                calls.computeIfPresent(call, (ref, traced) -> traced.firstAudio(first.at()));
            case CallEvent.Moved moved -> moved(moved);
            case CallEvent.Talked talked ->
                calls.computeIfPresent(call, (ref, traced) -> traced.talked(talked.summary()));
            case CallEvent.Ended ended -> ended(ended);
        }
    }

    private void arrived(CallEvent.Arrived arrived) {
        if (calls.size() >= MOST) {
            Instant old = arrived.caller().arrived().minus(OLD);
            calls.values().removeIf(traced -> traced.caller().arrived().isBefore(old));
        }
        calls.putIfAbsent(arrived.call(), Traced.of(arrived));
    }

    private void connected(CallEvent.Connected connected) {
        if (calls.computeIfPresent(connected.call(), (ref, traced) -> traced.connected(connected)) != null) {
            part(connected.call(), "find a node", connected.at().minus(connected.waited()))
                    .setAttribute("call.node", connected.node())
                    .setAttribute("call.generation", connected.generation())
                    .startSpan()
                    .end(connected.at());
        }
    }

    private void moved(CallEvent.Moved moved) {
        Traced traced = calls.get(moved.call());
        if (traced != null) {
            conversation(moved.call(), traced, moved.at(), Optional.of(moved.reason()));
            calls.computeIfPresent(moved.call(), (ref, known) -> known.left());
        }
    }

    private void ended(CallEvent.Ended ended) {
        Traced traced = calls.remove(ended.call());
        if (traced == null) {
            return;
        }
        conversation(ended.call(), traced, ended.at(), Optional.empty());
        ids.forCall(ended.call(), () -> {
            SpanBuilder whole = tracer.spanBuilder("call")
                    .setNoParent()
                    .setStartTimestamp(traced.caller().arrived())
                    .setAttribute("call.asterisk", ended.call().asterisk())
                    .setAttribute("call.channel", ended.call().channel())
                    .setAttribute("call.direction", traced.caller().direction().name())
                    .setAttribute("call.extension", traced.caller().extension())
                    .setAttribute("call.profile", traced.profile())
                    .setAttribute("call.disposition", ended.outcome().disposition())
                    .setAttribute("call.leaving", ended.leaving());
            traced.campaign().ifPresent(campaign -> whole.setAttribute("call.campaign", campaign));
            Span span = whole.startSpan();
            traced.firstAudio().ifPresent(at -> span.addEvent("first audio", at));
            span.end(ended.at());
        });
    }

    private void conversation(CallRef call, Traced traced, Instant end, Optional<String> lost) {
        traced.connected().ifPresent(since -> {
            Span span = part(call, "conversation", since.at())
                    .setAttribute("call.node", since.node())
                    .setAttribute("call.generation", since.generation())
                    .startSpan();
            traced.talked().ifPresent(summary -> spoken(span, since.at(), summary));
            lost.ifPresent(reason -> span.setStatus(StatusCode.ERROR, reason));
            span.end(end);
        });
    }

    private static void spoken(Span span, Instant since, ConversationSummary summary) {
        span.setAttribute("call.profile.version", summary.profileVersion());
        span.setAttribute(
                GAPS, summary.gapMillis().stream().map(Integer::longValue).toList());
        summary.cost().ifPresent(cost -> span.setAttribute("call.cost", cost.doubleValue()));
        summary.lines()
                .forEach(line -> span.addEvent(
                        switch (line.who()) {
                            case AGENT -> "agent spoke";
                            case CALLER -> "caller spoke or pressed";
                            case NODE -> "note";
                        },
                        since.plus(line.at())));
    }

    private SpanBuilder part(CallRef call, String name, Instant since) {
        return tracer.spanBuilder(name)
                .setParent(Context.root().with(Span.wrap(TraceIds.of(call))))
                .setStartTimestamp(since);
    }

    /** Sends what is left, within some seconds. */
    @Override
    public void close() {
        provider.shutdown().join(CLOSING_SECONDS, TimeUnit.SECONDS);
    }
}
