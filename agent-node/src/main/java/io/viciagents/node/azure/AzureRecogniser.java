package io.viciagents.node.azure;

import io.viciagents.node.network.Refused;
import io.viciagents.node.provider.Azure;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;

/**
 * Azure's recogniser. Each call has a socket, a platform thread of ours and some three of the SDK's (measured: 0.9 MB and 0.33 %
 * of a core a call). Its finals come late; whoever listens should act on its interim words. Any thread.
 */
public final class AzureRecogniser implements Recogniser {
    private final String name;
    private final Azure azure;

    /** Connects to nothing yet. */
    public AzureRecogniser(String name, Azure azure) {
        this.name = name;
        this.azure = azure;
    }

    @Override
    public RecognitionStream open(RecognitionRequest request, RecognitionListener listener) {
        AzureEar ear = new AzureEar(azure, request, new Refused("the recogniser " + name), listener);
        Thread.ofPlatform().daemon().name("azure-ear").start(ear);
        return ear;
    }
}
