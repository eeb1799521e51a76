package io.viciagents.dispatcher.history;

import io.vertx.core.Future;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.FilesErased;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enforces the retention of calls, and has nodes delete their files of erased calls: those that are here now; one that is
 * away is told after it has come back. Every dispatcher does it, for twice is harmless. One thread of its own.
 */
public final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int LOOKS_BETWEEN_RETENTIONS = 360;
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int ERASED_AT_ONCE = 1000;

    private final Database database;
    private final Erasures erasures;
    private final Retention retention;
    private final Supplier<Map<String, String>> nodes;
    private final Lines lines;
    private final CountDownLatch closed = new CountDownLatch(1);

    Housekeeping(Database database, Retention retention, Supplier<Map<String, String>> nodes, Lines lines) {
        this.database = database;
        this.erasures = new Erasures(database);
        this.retention = retention;
        this.nodes = nodes;
        this.lines = lines;
    }

    /**
     * Begins.
     *
     * @param nodes that are here now: incarnations by name
     * @param lines to them
     */
    public static Housekeeping open(
            Database database, Retention retention, Supplier<Map<String, String>> nodes, Lines lines) {
        Housekeeping housekeeping = new Housekeeping(database, retention, nodes, lines);
        Thread.ofVirtual().name("housekeeping").start(housekeeping::run);
        return housekeeping;
    }

    private void run() {
        try {
            for (int look = 0; !closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS); look++) {
                if (database.isUp()) {
                    look(look % LOOKS_BETWEEN_RETENTIONS == 0);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(boolean retentionIsDue) throws InterruptedException {
        try {
            if (retentionIsDue) {
                eraseWhatIsTooOld();
            }
            askNodes();
        } catch (DatabaseDown later) {
            log.atDebug().log("to be done later: {}", later.getMessage());
        }
    }

    /** In portions, so that no statement takes long. */
    void eraseWhatIsTooOld() {
        retention.profiles().forEach((profile, keep) -> {
            while (erasures.eraseOlder(profile, keep).calls() == ERASED_AT_ONCE) {
                log.atDebug().addKeyValue("profile", profile).log("more is too old");
            }
        });
        List<String> named = List.copyOf(retention.profiles().keySet());
        while (erasures.eraseOthersOlder(named, retention.calls()).calls() == ERASED_AT_ONCE) {
            log.atDebug().log("more is too old");
        }
        erasures.forgetTold(retention.calls());
    }

    /** Asks each node that is here for what it has not deleted yet. */
    void askNodes() throws InterruptedException {
        Map<String, String> here = nodes.get();
        if (here.isEmpty()) {
            return;
        }
        for (Erasures.Open open : erasures.open(List.copyOf(here.keySet()))) {
            String incarnation = here.get(open.node());
            if (incarnation != null) {
                ask(open, incarnation);
            }
        }
    }

    private void ask(Erasures.Open open, String incarnation) throws InterruptedException {
        try {
            FilesErased erased = lines.erase(incarnation, open.calls())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            erasures.answered(open, erased.folders());
            log.atInfo()
                    .addKeyValue("node", open.node())
                    .addKeyValue("calls", open.calls().size())
                    .addKeyValue("folders", erased.folders())
                    .log("files of erased calls are deleted");
        } catch (ExecutionException | TimeoutException notNow) {
            log.atWarn()
                    .addKeyValue("node", open.node())
                    .log("did not delete files of erased calls, it is asked again: {}", notNow.getMessage());
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** How nodes are told. */
    @FunctionalInterface
    public interface Lines {
        /** Tells a node, by its incarnation, to delete its files of these calls. */
        Future<FilesErased> erase(String node, List<CallRef> calls);
    }
}
