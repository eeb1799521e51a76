package io.viciagents.service.log;

import ch.qos.logback.classic.Level;

/** How much is logged. Callers' words and numbers appear at {@link #DEBUG} only. */
public enum LogLevel {
    /** Every step. */
    TRACE,
    /** What an engineer wants to see of one call. */
    DEBUG,
    /** The biography of each call. */
    INFO,
    /** What went wrong and was cured. */
    WARN,
    /** What an operator must look at. */
    ERROR;

    Level logback() {
        return Level.valueOf(name());
    }
}
