package io.viciagents.service.log;

import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.util.Map;

/**
 * The section {@code log} of a service's configuration.
 *
 * @param level of everything not named in {@code loggers}
 * @param format of each line
 * @param loggers levels by logger name; names without an entry follow their parent
 */
public record LogSettings(
        @Default("info") @Doc("debug shows callers' words and numbers; use it on a test system only.")
        LogLevel level,

        @Default("text") @Doc("json, if the lines go to a collector of logs.")
        LogFormat format,

        @Default @Doc("Levels by logger, such as com.hazelcast: info, to look into one library.")
        Map<String, LogLevel> loggers) {}
