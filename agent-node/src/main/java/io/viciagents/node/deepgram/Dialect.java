package io.viciagents.node.deepgram;

import io.vertx.core.json.JsonObject;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import java.util.Optional;

/** What differs between Deepgram's two interfaces. Shared by all streams; any thread. */
interface Dialect {
    /** Path and query of the socket. */
    String path(RecognitionRequest request);

    /** Tells a message of the server to the listener. */
    void hear(JsonObject message, Words words, RecognitionListener listener);

    /** What is sent when our own endpointing says that a turn is over, so that its words become final now. */
    String finalise();

    /** What is sent now and then while nothing else is; empty where silence does no harm. */
    Optional<String> keepAlive();
}
