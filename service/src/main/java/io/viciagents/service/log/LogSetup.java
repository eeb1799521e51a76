package io.viciagents.service.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Sets logback up in code: to standard output, text at INFO until the configuration has been read, then as it says.
 *
 * <p>Logback finds this class by itself (META-INF/services) and asks it before the first line is logged. It also leads the
 * logs of Hazelcast and Vert.x to SLF4J, which must be said before their first class is loaded; Netty finds SLF4J alone.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    /** Libraries that tell more than an operator wants to know. */
    private static final List<String> CHATTY = List.of("io.netty", "io.vertx", "com.hazelcast", "org.flywaydb");

    /** Those that write with a stack trace what they throw to us as well, and we tell in a sentence. */
    private static final List<String> TWICE_TOLD = List.of(
            "io.vertx.core.impl.VertxImpl",
            "com.hazelcast.instance.AddressPicker",
            "com.hazelcast.instance.impl.DefaultAddressPicker");

    private static final LogSettings BEFORE_CONFIGURATION = new LogSettings(LogLevel.INFO, LogFormat.TEXT, Map.of());

    /** For logback. */
    public LogSetup() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        lead("hazelcast.logging.type", "slf4j");
        lead("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        apply(BEFORE_CONFIGURATION, context, ConsoleTarget.SystemOut);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Logs from now on as the configuration says. */
    public static void apply(LogSettings settings) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            apply(settings, context, ConsoleTarget.SystemOut);
        }
    }

    /** For a command whose standard output is its result: only warnings from now on, and to standard error. */
    public static void toStandardError() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            apply(new LogSettings(LogLevel.WARN, LogFormat.TEXT, Map.of()), context, ConsoleTarget.SystemErr);
        }
    }

    private static void apply(LogSettings settings, LoggerContext context, ConsoleTarget target) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget(target.getName());
        console.setEncoder(
                switch (settings.format()) {
                    case TEXT -> text(context);
                    case JSON -> json(context);
                });
        console.start();
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        root.setLevel(settings.level().logback());
        CHATTY.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        TWICE_TOLD.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        settings.loggers().forEach((name, level) -> context.getLogger(name).setLevel(level.logback()));
    }

    /** Line ends inside a message would let a stranger write lines of his own. */
    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(
                "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{0}: %replace(%msg %kvp){'[\\r\\n]+', ' '}%n%xEx");
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMarkers(false);
        encoder.setWithArguments(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }

    private static void lead(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
