package io.viciagents.dispatcher.ownership;

import io.viciagents.cluster.lease.Voter;
import io.viciagents.dispatcher.call.News;
import io.viciagents.dispatcher.ownership.Annals.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What is told of an Asterisk that changes hands: who had it, why, for how long nobody had it, what was found. And what is
 * done when another client takes our application: the lease is confirmed first; still ours, it is taken back.
 *
 * <p>Mutable: what was expected of each. Confined to the ownership's thread.
 */
final class Succession {
    private final Voter voter;
    private final KnownDispatchers others;
    private final Annals annals;
    private final LongSupplier nanoTime;
    private final Map<String, Before> before = new HashMap<>();
    private final Set<String> contested = new HashSet<>();

    Succession(Voter voter, KnownDispatchers others, Annals annals, LongSupplier nanoTime) {
        this.voter = voter;
        this.others = others;
        this.annals = annals;
        this.nanoTime = nanoTime;
    }

    /**
     * How an Asterisk stood before it was won.
     *
     * @param since when nobody had it any more
     * @param who had it
     */
    private record Before(long since, Reason reason, String who) {}

    /** It is about to be won. */
    void expected(String asterisk) {
        long now = nanoTime.getAsLong();
        Optional<String> last = voter.lastOwner(asterisk);
        Duration free = voter.free(asterisk, now).orElse(Duration.ZERO);
        Optional<Duration> silent = voter.silence(asterisk, now);
        Reason reason = last.isEmpty() ? Reason.VACANT : silent.isPresent() ? Reason.SILENT : Reason.HANDED_OVER;
        String who = last.flatMap(others::nameOf).orElse("its owner");
        before.put(asterisk, new Before(now - silent.orElse(free).toNanos(), reason, who));
    }

    /** Its lease was confirmed: if another client had taken the application, it is taken back. */
    void confirmed(Custody custody) {
        if (contested.remove(custody.asterisk())) {
            annals.alarm(
                    custody.asterisk(),
                    "another client took our Stasis application: taking it back; stop the other, for both lose calls");
            annals.contested(custody.asterisk());
            custody.duty().ifPresent(Duty::reconnect);
        }
    }

    /**
     * @param check runs a step on the ownership's thread, and then asks for confirmation at once
     */
    News news(Custody custody, Consumer<Runnable> check) {
        return new News() {
            @Override
            public void inStep(News.Found found) {
                check.accept(() -> served(custody.asterisk(), found));
            }

            @Override
            public void deaf() {
                check.accept(() -> annals.alarm(
                        custody.asterisk(), "its events do not come: calls go on, new ones wait in the dialplan"));
            }

            @Override
            public void replaced() {
                check.accept(() -> contested.add(custody.asterisk()));
            }
        };
    }

    private void served(String asterisk, News.Found found) {
        String calls = found.live() + " calls, " + found.deleted() + " leftovers deleted";
        Optional.ofNullable(before.remove(asterisk))
                .ifPresentOrElse(
                        was -> taken(asterisk, was, calls), () -> annals.tell(asterisk, "in step again: " + calls));
    }

    private void taken(String asterisk, Before was, String calls) {
        Duration gap = Duration.ofNanos(nanoTime.getAsLong() - was.since());
        String why = switch (was.reason()) {
            case SILENT -> "taken over, " + was.who() + " was silent; served again after ";
            case HANDED_OVER -> "taken over, " + was.who() + " gave it away; served again after ";
            case VACANT, SUPERSEDED -> "taken, nobody had it; served after ";
        };
        annals.tell(asterisk, why + gap.toMillis() + " ms: " + calls);
        annals.taken(was.reason(), gap);
    }
}
