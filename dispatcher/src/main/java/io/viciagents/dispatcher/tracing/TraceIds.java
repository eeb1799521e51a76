package io.viciagents.dispatcher.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.viciagents.cluster.CallRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The ids of a call's trace follow from the call, so that what several dispatchers tell of it is one trace (W3C Trace
 * Context: 16 and 8 bytes). The call's own span gets the id that its parts name as their parent before it exists. Any
 * thread.
 */
final class TraceIds implements IdGenerator {
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private final IdGenerator random = IdGenerator.random();
    private final ThreadLocal<SpanContext> next = ThreadLocal.withInitial(SpanContext::getInvalid);

    /** What the parts of a call name as their parent. */
    static SpanContext of(CallRef call) {
        byte[] hash = sha256(call.toString());
        HexFormat hex = HexFormat.of();
        return SpanContext.createFromRemoteParent(
                hex.formatHex(hash, 0, TRACE_BYTES),
                hex.formatHex(hash, TRACE_BYTES, TRACE_BYTES + SPAN_BYTES),
                TraceFlags.getSampled(),
                TraceState.getDefault());
    }

    /** The span that this thread begins in there is the call's own. */
    void forCall(CallRef call, Runnable begins) {
        next.set(of(call));
        try {
            begins.run();
        } finally {
            next.remove();
        }
    }

    @Override
    public String generateSpanId() {
        SpanContext call = next.get();
        return call.isValid() ? call.getSpanId() : random.generateSpanId();
    }

    @Override
    public String generateTraceId() {
        SpanContext call = next.get();
        return call.isValid() ? call.getTraceId() : random.generateTraceId();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
