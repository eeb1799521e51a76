package io.viciagents.dispatcher.tracing;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends spans to a collector by OTLP over HTTP; says once when it cannot, and once when it can again. Any thread. */
final class Collector implements SpanExporter {
    private static final Logger log = LoggerFactory.getLogger(Collector.class);
    /** Its own complaints would go to the standard error stream. */
    private static final java.util.logging.Logger OTHERS = java.util.logging.Logger.getLogger("io.opentelemetry");

    private static final Duration SENT_EVERY = Duration.ofSeconds(2);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private final URI endpoint;
    private final SpanExporter sender;
    private final AtomicBoolean failing = new AtomicBoolean();

    private Collector(URI endpoint) {
        this.endpoint = endpoint;
        this.sender = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setTimeout(ANSWERED_WITHIN)
                .build();
    }

    static SpanProcessor at(URI endpoint) {
        OTHERS.setLevel(Level.OFF);
        return BatchSpanProcessor.builder(new Collector(endpoint))
                .setScheduleDelay(SENT_EVERY)
                .build();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode sent = sender.export(spans);
        sent.whenComplete(() -> {
            if (sent.isSuccess() == failing.getAndSet(!sent.isSuccess())) {
                var line = sent.isSuccess() ? log.atInfo() : log.atWarn();
                line.addKeyValue("endpoint", endpoint.getHost() + ":" + endpoint.getPort())
                        .log(
                                sent.isSuccess()
                                        ? "the collector of traces takes them again"
                                        : "the collector of traces does not take them: they are dropped until it does; calls do not mind");
            }
        });
        return sent;
    }

    @Override
    public CompletableResultCode flush() {
        return sender.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return sender.shutdown();
    }
}
