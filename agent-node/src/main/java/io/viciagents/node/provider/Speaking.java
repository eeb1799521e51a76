package io.viciagents.node.provider;

import java.util.Map;

/** A provider that turns words into a voice. */
public sealed interface Speaking extends Provider permits Azure, Elevenlabs, OpenaiRealtime {
    /** The voice of each language that it speaks, such as en-US. */
    Map<String, String> voices();
}
