package io.viciagents.node.host;

import io.vertx.core.Vertx;
import io.viciagents.cluster.Lines;
import io.viciagents.cluster.NodeReport;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the owner of a call's Asterisk what the node has to say, again and again until it is acknowledged or nobody cares
 * any more. Any thread.
 */
public final class Reporter implements Reports {
    private static final Logger log = LoggerFactory.getLogger(Reporter.class);
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Vertx vertx;
    private final Lines lines;

    /** Reports over the cluster's lines. */
    public Reporter(Vertx vertx, Lines lines) {
        this.vertx = vertx;
        this.lines = lines;
    }

    @Override
    public void report(NodeReport report, Supplier<String> owner, Supplier<Boolean> wanted) {
        lines.report(owner.get(), report, LIMIT).onFailure(failed -> {
            if (wanted.get()) {
                log.atDebug().addKeyValue("call", report.call()).log("report not acknowledged, trying again");
                vertx.setTimer(PAUSE.toMillis(), timer -> report(report, owner, wanted));
            }
        });
    }
}
