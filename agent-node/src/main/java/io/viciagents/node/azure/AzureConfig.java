package io.viciagents.node.azure;

import com.microsoft.cognitiveservices.speech.CancellationErrorCode;
import com.microsoft.cognitiveservices.speech.PropertyId;
import com.microsoft.cognitiveservices.speech.SpeechConfig;
import io.viciagents.node.network.Refused;
import io.viciagents.node.provider.Azure;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;

/** What the SDK is told of a resource, and what its errors mean. */
final class AzureConfig {
    private AzureConfig() {}

    /** Fresh each time: the SDK's object is native and closed by whoever asked for it. */
    static SpeechConfig of(Azure azure) {
        String key = azure.key().reveal();
        return azure.host()
                .map(host -> SpeechConfig.fromHost(host, key))
                .orElseGet(
                        () -> SpeechConfig.fromSubscription(key, azure.region().orElseThrow()));
    }

    static void segment(SpeechConfig config, Azure azure) {
        switch (azure.segmentation()) {
            case TIME ->
                config.setProperty(
                        PropertyId.Speech_SegmentationSilenceTimeoutMs,
                        Long.toString(azure.silence().toMillis()));
            case SEMANTIC -> config.setProperty(PropertyId.Speech_SegmentationStrategy, "Semantic");
        }
    }

    /** The SDK's details quote addresses and more; only the code is told. */
    static Failure failure(Refused refused, CancellationErrorCode code) {
        return switch (code) {
            // A resource whose quota is used up answers 403 as a wrong key does, and the SDK tells no more.
            case AuthenticationFailure, Forbidden ->
                refused.failure(
                        Kind.KEY,
                        "refused the key (" + code
                                + "): it is wrong, of another region, or its quota is used up; give a"
                                + " valid one under key, or raise the plan");
            case BadRequest ->
                refused.failure(Kind.REQUEST, "refused the request (BadRequest); check region, language and voice");
            case TooManyRequests ->
                refused.failure(Kind.RATE, "was asked too often (TooManyRequests); lower atOnce or raise the plan");
            case ConnectionFailure ->
                refused.failure(
                        Kind.UNREACHABLE, "cannot be reached (ConnectionFailure); check region, key and network");
            case ServiceTimeout -> refused.failure(Kind.SILENT, "did not answer in time (ServiceTimeout)");
            case RuntimeError -> refused.failure(Kind.ENGINE, "failed inside the SDK (RuntimeError)");
            case NoError, ServiceError, ServiceUnavailable, ServiceRedirectTemporary, ServiceRedirectPermanent ->
                refused.failure(Kind.SERVER, "failed (" + code + ")");
            default -> refused.failure(Kind.SERVER, "failed (" + code + ")");
        };
    }
}
