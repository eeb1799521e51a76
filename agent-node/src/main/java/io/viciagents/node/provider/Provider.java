package io.viciagents.node.provider;

/**
 * A provider as it is configured: one of these records under a name of the operator's own, which profiles name in their
 * chains. The name {@code embedded} is taken by the engines of this process.
 */
public sealed interface Provider permits Listening, Speaking, OpenaiCompatible {
    /** How much may be asked of it, and how long it may take. */
    Limits limits();

    /** What it costs. */
    Prices prices();
}
