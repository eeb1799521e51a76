package io.viciagents.systemtests.chaos;

import io.viciagents.systemtests.asterisk.AriDoor;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.process.ChildProcess;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets faults happen.
 *
 * @param door between the dispatchers and Asterisk
 * @param releases what a process runs that is started again
 */
record Strikes(LocalAsterisk asterisk, AriDoor door, CallCentre centre, Releases releases) {
    private static final Duration STALL = Duration.ofSeconds(4);
    private static final Duration KNOWS_AFTER = Duration.ofSeconds(10);
    private static final Duration WITHOUT_EVENTS = Duration.ofSeconds(1);
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(40);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    /** A fault that has happened. */
    interface Cure {
        /** Undoes it, and waits until all is well. */
        void cure();
    }

    /** Why this fault cannot happen here; empty when it can. */
    String impossible(Fault fault) {
        return switch (fault) {
            case CUT, CUT_MEDIA -> PacketCut.impossible();
            case OWNER_KILL, OWNER_STALL, OWNER_DRAIN, MACHINE ->
                centre.dispatchers().size() > 1 ? "" : "there is one dispatcher only";
            case NOTHING, KILL, STALL, DRAIN, ROLLING, ARI_RESET, ASTERISK -> "";
        };
    }

    /** @param node to which it happens, if it happens to one */
    Cure strike(Fault fault, JarService node) {
        return switch (fault) {
            case NOTHING -> () -> Patience.pass(WITHOUT_EVENTS);
            case KILL, STALL, DRAIN, CUT, CUT_MEDIA -> strikeOne(fault, node);
            case ROLLING ->
                () -> Stream.concat(centre.nodes().stream(), centre.dispatchers().stream())
                        .forEach(this::restart);
            case OWNER_KILL -> strikeOne(Fault.KILL, owner());
            case OWNER_STALL -> strikeOne(Fault.STALL, owner());
            case OWNER_DRAIN -> strikeOne(Fault.DRAIN, owner());
            case MACHINE -> {
                Cure dispatcher = strikeOne(Fault.KILL, owner());
                Cure agent = strikeOne(Fault.KILL, node);
                yield () -> {
                    dispatcher.cure();
                    agent.cure();
                };
            }
            case ARI_RESET -> {
                door.cutEvents();
                yield this::letEventsThrough;
            }
            case ASTERISK -> {
                asterisk.stop();
                yield () -> {
                    asterisk.startAgain();
                    awaitEvents();
                };
            }
        };
    }

    private Cure strikeOne(Fault fault, JarService service) {
        return switch (fault) {
            case KILL -> {
                service.process().kill();
                yield () -> revive(service);
            }
            case STALL -> {
                service.process().freeze();
                yield () -> wake(service);
            }
            case DRAIN -> {
                service.process().terminate();
                yield () -> awaitDrained(service);
            }
            case CUT -> cut(PacketCut.ofAll(service.process(), processes(centre.dispatchers())), service);
            case CUT_MEDIA -> cut(PacketCut.ofMedia(service.process()), service);
            case NOTHING, ROLLING, OWNER_KILL, OWNER_STALL, OWNER_DRAIN, MACHINE, ARI_RESET, ASTERISK ->
                throw new IllegalArgumentException(fault.word() + " does not happen to one process");
        };
    }

    private static List<ChildProcess> processes(List<JarService> services) {
        return services.stream().map(JarService::process).toList();
    }

    private static void wake(JarService node) {
        Patience.pass(STALL);
        node.process().thaw();
        settle(node);
    }

    private void letEventsThrough() {
        Patience.pass(WITHOUT_EVENTS);
        door.letEventsThrough();
        awaitEvents();
    }

    private void awaitEvents() {
        centre.dispatchers().forEach(Strikes::revive);
    }

    /** The dispatcher that has the calls. */
    private JarService owner() {
        return centre.dispatchers().stream()
                .max(Comparator.comparingDouble(dispatcher -> dispatcher.metric("calls_live")))
                .orElseThrow();
    }

    private static Cure cut(PacketCut cut, JarService node) {
        return () -> {
            Patience.pass(STALL);
            cut.close();
            settle(node);
        };
    }

    /** Stopped in an orderly way, and started again. */
    void restart(JarService service) {
        service.process().terminate();
        awaitDrained(service);
    }

    private void awaitDrained(JarService service) {
        if (!service.process().awaitEnd(DRAINED_WITHIN)) {
            throw new IllegalStateException(service.name() + " has not ended, see " + service.log());
        }
        releases.change(service);
        revive(service);
    }

    /** Does what systemd and Kubernetes do: starts again whoever has ended by itself, until all are ready. */
    void reviveAll() {
        centre.dispatchers().forEach(Strikes::revive);
        centre.nodes().forEach(Strikes::revive);
    }

    /** Whoever was away for so long that the cluster went on without it ends, but looks ready until it knows. */
    private static void settle(JarService service) {
        Patience.pass(KNOWS_AFTER);
        revive(service);
    }

    private static void revive(JarService service) {
        Patience.until(service.name() + " to be ready again", READY_WITHIN, () -> {
            if (!service.process().alive()) {
                service.startAgain();
            }
            return service.isReady();
        });
    }
}
