package io.viciagents.vicidial.dialplan;

/** Who is told by the {@code h} extension that a call has ended. */
public sealed interface CallLog {
    /** VICIdial's own, where its FastAGI server listens on every telephony server. */
    CallLog VICIDIAL = new FastAgi("127.0.0.1", 4577);

    /**
     * VICIdial's {@code call_log} AGI. Without it VICIdial leaves rows stuck in its tables.
     *
     * @param host of the FastAGI server
     * @param port of the FastAGI server
     */
    record FastAgi(String host, int port) implements CallLog {
        /** Refuses what could break out of its line. */
        public FastAgi {
            Word.HOST.check("host of the call log", host);
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("port of the call log: 1 to 65535 wanted, got " + port);
            }
        }
    }

    /** Nobody: an Asterisk without VICIdial. */
    record Nobody() implements CallLog {}
}
