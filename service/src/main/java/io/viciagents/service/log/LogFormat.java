package io.viciagents.service.log;

/** How a line of the log looks. */
public enum LogFormat {
    /** For people: time, level, logger, message, key-values. */
    TEXT,
    /** For collectors of logs: one JSON object a line. */
    JSON
}
