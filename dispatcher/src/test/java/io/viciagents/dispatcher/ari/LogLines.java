package io.viciagents.dispatcher.ari;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the package logs while a test runs. */
final class LogLines implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger(AsteriskConnection.class.getPackageName());
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    LogLines() {
        lines.list = new java.util.concurrent.CopyOnWriteArrayList<>();
        lines.start();
        logger.addAppender(lines);
    }

    List<String> lines() {
        return lines.list.stream()
                .map(line -> line.getFormattedMessage() + " " + line.getKeyValuePairs())
                .toList();
    }

    /** Those that wake somebody. */
    List<String> warnings() {
        return lines.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
    }
}
