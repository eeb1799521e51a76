package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.CallLog;
import io.viciagents.systemtests.centre.NodePlan;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Asterisk 16 and 22, without {@code systemname}, under one dispatcher with two agent nodes: started once for all classes
 * that need no other, and stopped after the last. Any thread may call.
 */
final class SharedCentre implements BeforeAllCallback {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final AtomicInteger CALLERS = new AtomicInteger();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedCentre.class))
                .computeIfAbsent(Site.class, _ -> Site.current(), Site.class);
    }

    /** What runs. */
    record Site(List<LocalAsterisk> asterisks, CallCentre centre, CallerVoice voice) implements AutoCloseable {
        Site {
            asterisks = List.copyOf(asterisks);
        }

        /** The one that all classes share. */
        static Site current() {
            return Shared.site();
        }

        static Site start(String kind, Function<Path, List<NodePlan>> nodes) {
            Path folder = Project.newRunFolder(kind);
            List<LocalAsterisk> asterisks = List.of(
                    LocalAsterisk.start(AsteriskVersion.V16, AsteriskOptions.likeVicidial()),
                    LocalAsterisk.start(AsteriskVersion.V22, AsteriskOptions.likeVicidial()));
            try {
                CallCentre centre = CallCentre.start(asterisks, LocalAsterisk::ariUrl, nodes.apply(folder), folder);
                return new Site(asterisks, centre, new CallerVoice(CallerVoice.CALLER));
            } catch (IllegalStateException e) {
                asterisks.forEach(LocalAsterisk::close);
                throw e;
            }
        }

        /** A new caller of an extension, whose telephone has just dialled. */
        PlacedCall dial(AsteriskVersion version, String extension) {
            return PlacedCall.dialled(this, version, extension, CALLERS.incrementAndGet());
        }

        /** A new callee of the offer, whose telephone has just been picked up. */
        PlacedCall ring(AsteriskVersion version) {
            return PlacedCall.rung(this, version, CALLERS.incrementAndGet());
        }

        /** A new callee of the appointment line by a channel of this id, whose telephone has just been picked up. */
        PlacedCall ring(AsteriskVersion version, String channel) {
            return PlacedCall.rung(this, version, CALLERS.incrementAndGet(), channel);
        }

        LocalAsterisk asterisk(AsteriskVersion version) {
            return asterisks.get(index(version));
        }

        /** What the dispatcher calls it. */
        String name(AsteriskVersion version) {
            return CallCentre.asteriskName(index(version));
        }

        private int index(AsteriskVersion version) {
            return asterisks.stream().map(LocalAsterisk::version).toList().indexOf(version);
        }

        /** Slots that are taken, over all agent nodes. */
        double usedSlots() {
            return centre.nodes().stream()
                    .mapToDouble(node -> node.metric("slots_used"))
                    .sum();
        }

        /** Neither channel, bridge, slot nor live call is left, and every call that arrived has ended exactly once. */
        void awaitNothingLeft() {
            centre.awaitNothingLeft(SOON);
            CallLog log = centre.callLog();
            Patience.isSoWithin(SOON, () -> log.ended().size() == log.arrived().size());
            assertThat(log.ended()).extracting(CallLog.Ended::call).containsExactlyInAnyOrderElementsOf(log.arrived());
            assertThat(log.ended()).extracting(CallLog.Ended::disposition).doesNotContain("");
        }

        @Override
        public void close() {
            Shared.closed(this);
            centre.close();
            asterisks.forEach(LocalAsterisk::close);
            voice.close();
        }
    }

    /** Does the same for all at once; answers when all are done, in their order. */
    static <T, R> List<R> together(List<T> all, Function<T, R> deed) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> running = all.stream()
                    .map(one -> threads.submit(() -> deed.apply(one)))
                    .toList();
            return running.stream().map(SharedCentre::result).toList();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("a caller of the test failed", e);
        }
    }

    /** What is run once more after the others needs another. */
    private static final class Shared {
        private static final NodePlan NODE = NodePlan.of(30);
        private static Optional<Site> running = Optional.empty();

        static synchronized Site site() {
            if (running.isEmpty()) {
                running = Optional.of(Site.start("calls", folder -> List.of(NODE, NODE)));
            }
            return running.get();
        }

        static synchronized void closed(Site site) {
            running = running.filter(known -> !known.equals(site));
        }
    }
}
