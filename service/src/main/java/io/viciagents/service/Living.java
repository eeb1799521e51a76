package io.viciagents.service;

import static java.util.Objects.requireNonNullElse;

import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.ExitCode;
import io.viciagents.service.life.Life;
import io.viciagents.service.log.LogSetup;
import io.viciagents.service.ops.Access;
import io.viciagents.service.ops.Meters;
import io.viciagents.service.ops.OpsAnswer;
import io.viciagents.service.ops.OpsServer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a service: log, HTTP, start, wait, stop.
 *
 * <p>A signal stops it from the JVM's shutdown hook, which ends the process itself, for otherwise the JVM would report the
 * signal in place of how the stop went.
 */
final class Living<T extends Record & ServiceConfiguration> {
    private static final Logger log = LoggerFactory.getLogger(Living.class);

    private final String name;
    private final Start<T> start;

    Living(String name, Start<T> start) {
        this.name = name;
        this.start = start;
    }

    ExitCode until(T configuration) {
        LogSetup.apply(configuration.log());
        Life life = new Life(configuration.stopWithin());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endOnSignal(life), "shutdown"));
        log.atInfo().addKeyValue("version", Version.text()).log("{} starts", name);
        FutureTask<Boolean> starting = new FutureTask<>(() -> open(configuration, life));
        starting.run();
        try {
            starting.get();
            life.running();
            log.atInfo().log("{} runs", name);
        } catch (ExecutionException failed) {
            notStarted(life, requireNonNullElse(failed.getCause(), failed));
        } catch (InterruptedException interrupted) {
            life.stopSoon(ExitCode.FAILED, name + " was interrupted while it started");
        }
        return life.await();
    }

    private boolean open(T configuration, Life life) throws Exception {
        Meters meters = life.opened("metrics", new Meters());
        OpsServer ops = life.opened("http", OpsServer.open(configuration.http(), life.readiness(), meters));
        log.atInfo()
                .addKeyValue("host", configuration.http().host())
                .addKeyValue("port", ops.port())
                .log("health, ready and metrics are answered");
        ops.post(
                "/drain",
                Access.TOKEN,
                _ -> OpsAnswer.text(
                                202, name + " takes no new calls; running ones finish or go on elsewhere, then it ends")
                        .then(() -> life.stopSoon(ExitCode.STOPPED, "drain was asked for")));
        start.start(configuration, new Running(life, ops, meters.registry()));
        return true;
    }

    /** A missing native library is an Error, and wants its sentence too: so the start runs in a FutureTask. */
    private void notStarted(Life life, Throwable cause) {
        if (!(cause instanceof CannotStart)) {
            log.atError().setCause(cause).log("the start failed");
        }
        String why = cause instanceof CannotStart ? String.valueOf(cause.getMessage()) : cause.toString();
        life.stopSoon(ExitCode.FAILED, name + " could not start: " + why);
    }

    private static void endOnSignal(Life life) {
        life.stopSoon(ExitCode.STOPPED, "asked to stop by a signal");
        Runtime.getRuntime().halt(life.stop().number());
    }
}
