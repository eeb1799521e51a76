package io.viciagents.dispatcher.ownership;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.LeaseRequest;
import io.viciagents.cluster.LeaseReturn;
import io.viciagents.cluster.LeaseVotes;
import io.viciagents.cluster.Lines;
import io.viciagents.cluster.lease.Electorate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The ownership on an event loop of its own, with its beat and its lines to the other dispatchers. Any thread. */
public final class OwnershipLoop implements AutoCloseable {
    private static final long TICK_MILLIS = 50;
    private static final Duration LEAVING = Duration.ofSeconds(2);

    private final ClusterMember member;
    private final Context context;
    private final Ownership ownership;
    private final long timer;

    private OwnershipLoop(ClusterMember member, Context context, Ownership ownership) {
        this.member = member;
        this.context = context;
        this.ownership = ownership;
        this.timer = member.vertx().setPeriodic(TICK_MILLIS, tick -> ownership.tick());
    }

    /** Begins to vote, and to take Asterisk servers when it is time; completes when it is reachable. */
    public static Future<OwnershipLoop> start(
            ClusterMember member, Self self, Pace pace, int dispatchers, Duties duties, Annals annals) {
        Context context = member.vertx().getOrCreateContext();
        Promise<OwnershipLoop> started = Promise.promise();
        context.runOnContext(now -> {
            Ownership ownership = new Ownership(
                    self,
                    pace,
                    new Electorate(dispatchers),
                    new LinesToPeers(member.lines(), pace),
                    duties,
                    System::nanoTime,
                    step -> context.runOnContext(then -> step.run()),
                    annals);
            member.onMemberLeft(left -> context.runOnContext(then -> ownership.memberLeft(left)));
            member.lines()
                    .vote(self.incarnation(), ownership.votes())
                    .compose(reachable -> member.lines().hearOfDispatchers(ownership::heard))
                    .map(hears -> new OwnershipLoop(member, context, ownership))
                    .onComplete(started);
        });
        return started.future();
    }

    private <T> Future<T> ask(Callable<T> question) {
        Promise<T> answer = Promise.promise();
        context.runOnContext(now -> {
            try {
                answer.complete(question.call());
            } catch (Exception failed) {
                answer.fail(failed);
            }
        });
        return answer.future();
    }

    /** A node has obeyed somebody under this epoch. */
    public void seen(long epoch) {
        context.runOnContext(now -> ownership.seen(epoch));
    }

    /** By Asterisk, under which epoch a node has obeyed somebody. */
    public void obeyed(Map<String, Long> epochs) {
        context.runOnContext(now -> ownership.obeyed(epochs));
    }

    /** In whose hands an Asterisk is. */
    public Future<Standing> standing(String asterisk) {
        return ask(() -> ownership.standing(asterisk));
    }

    /** How all dispatchers stand, by name. */
    public Future<List<DispatcherAnnouncement>> dispatchers() {
        return ask(ownership::dispatchers);
    }

    /** Gives everything away and takes nothing from now on; completes when nothing is left in its hands. */
    public Future<Void> drain(String why) {
        Promise<Void> empty = Promise.promise();
        context.runOnContext(now -> {
            ownership.drain(why);
            member.vertx().setPeriodic(TICK_MILLIS, look -> {
                if (ownership.isEmpty()) {
                    member.vertx().cancelTimer(look);
                    empty.tryComplete();
                }
            });
        });
        return empty.future().timeout(LEAVING.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Gives everything away, if that was not done, and says goodbye. Blocks. */
    @Override
    public void close() {
        drain("this dispatcher stops").otherwiseEmpty().await();
        ask(() -> {
                    member.vertx().cancelTimer(timer);
                    ownership.gone();
                    return true;
                })
                .await();
    }

    /** In whose hands an Asterisk may be. */
    public enum Standing {
        /** In ours. */
        OURS,
        /** In another dispatcher's. */
        ANOTHERS,
        /** Certainly in nobody's. */
        NOBODYS
    }

    private record LinesToPeers(Lines lines, Pace pace) implements Peers {
        @Override
        public Future<LeaseVotes> ask(String dispatcher, LeaseRequest request) {
            return lines.ask(dispatcher, request, pace.hold());
        }

        @Override
        public void giveBack(String dispatcher, LeaseReturn leases) {
            lines.giveBack(dispatcher, leases, pace.hold());
        }

        @Override
        public void announce(DispatcherAnnouncement announcement) {
            lines.announce(announcement);
        }
    }
}
