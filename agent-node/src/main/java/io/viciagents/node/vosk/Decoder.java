package io.viciagents.node.vosk;

/** Turns the sound of one caller into words. Blocks; one thread at a time. */
interface Decoder extends AutoCloseable {
    /** The next samples; gives what was finished by them, empty when nothing was. */
    String hear(short[] samples);

    /** The words so far of what is not finished. */
    String partial();

    /** Finishes, and begins anew. */
    String finish();

    @Override
    void close();
}
