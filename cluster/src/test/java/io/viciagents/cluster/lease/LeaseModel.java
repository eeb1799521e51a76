package io.viciagents.cluster.lease;

import io.viciagents.cluster.Fence;
import io.viciagents.cluster.LeaseRequest;
import io.viciagents.cluster.LeaseVotes.Vote;
import io.viciagents.cluster.lease.Lease.State.Held;
import io.viciagents.cluster.lease.Lease.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** A group of dispatchers that want one lease, the network between them and a god that plagues them; one thread. */
final class LeaseModel {
    static final Duration HOLD = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration CONFIRM = Duration.ofMillis(200);
    private static final String PBX = "pbx";

    private final Random random;
    private final List<Dispatcher> dispatchers = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final List<Fence> tenures = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private long now;
    private long count;
    private boolean trouble;
    private boolean[][] cut;
    /** One of so many messages is late. */
    private final int lateness;

    /** A free lease is claimed once in so many looks. */
    private final int eagerness;

    LeaseModel(int dispatchers, long seed) {
        random = new Random(seed);
        lateness = 2 + random.nextInt(10);
        eagerness = 2 + random.nextInt(8);
        cut = new boolean[dispatchers][dispatchers];
        for (int i = 0; i < dispatchers; i++) {
            this.dispatchers.add(new Dispatcher(i));
        }
    }

    void run(Duration troubled, Duration quiet) {
        trouble = !troubled.isZero();
        dispatchers.forEach(Dispatcher::start);
        plague();
        advance(troubled.toNanos());
        trouble = false;
        cut = new boolean[dispatchers.size()][dispatchers.size()];
        dispatchers.forEach(Dispatcher::heal);
        advance(now + quiet.toNanos());
    }

    List<String> violations() {
        return violations;
    }

    List<Fence> tenures() {
        return tenures;
    }

    List<String> owners() {
        return dispatchers.stream()
                .filter(Dispatcher::owns)
                .map(d -> d.incarnation)
                .toList();
    }

    private void advance(long until) {
        while (!events.isEmpty() && events.peek().at() <= until) {
            Event next = events.poll();
            now = next.at();
            next.what().run();
            if (owners().size() > 1) {
                violations.add("two owners at " + now + ": " + owners());
            }
        }
        now = until;
    }

    private void in(long nanos, Runnable what) {
        events.add(new Event(now + nanos, count++, what));
    }

    private long millis(int from, int until) {
        return random.nextInt(from, until) * 1_000_000L;
    }

    /** Every second or so something happens to somebody. */
    private void plague() {
        in(millis(50, 1500), () -> {
            if (trouble) {
                Dispatcher one = dispatchers.get(random.nextInt(dispatchers.size()));
                switch (random.nextInt(5)) {
                    case 0 -> one.crash();
                    case 1 -> one.stall();
                    case 2 -> cutOff();
                    case 3 -> one.handOver();
                    default -> cut = new boolean[dispatchers.size()][dispatchers.size()];
                }
                plague();
            }
        });
    }

    private void cutOff() {
        for (boolean[] from : cut) {
            for (int to = 0; to < from.length; to++) {
                from[to] = random.nextInt(3) == 0;
            }
        }
    }

    /** A message arrives, late or never, while there is trouble; whoever stalls takes it later. */
    private void send(Dispatcher from, Dispatcher to, Runnable arrival) {
        if (cut[from.index][to.index] && from != to) {
            return;
        }
        long delay = trouble && random.nextInt(lateness) == 0 ? millis(0, 3000) : millis(0, 5);
        String incarnation = to.incarnation;
        in(
                delay,
                () -> to.take(() -> {
                    if (to.incarnation.equals(incarnation)) {
                        arrival.run();
                    }
                }));
    }

    private record Event(long at, long number, Runnable what) {}

    /** One dispatcher, through all its incarnations; its clock is its own. */
    private final class Dispatcher {
        private final int index;
        private final double speed = 0.9 + random.nextDouble() / 5;
        private final long offset = random.nextLong();
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private String incarnation = "";
        private Voter voter = new Voter(0, Duration.ZERO);
        private Lease lease = new Lease(new Electorate(1), HOLD);
        private long confirmed;
        private boolean up;
        private boolean stalled;

        Dispatcher(int index) {
            this.index = index;
        }

        private long clock() {
            return offset + (long) (now * speed);
        }

        boolean owns() {
            return up && !stalled && lease.state() instanceof Held held && clock() - held.until() < 0;
        }

        void start() {
            Electorate electorate = new Electorate(dispatchers.size());
            incarnation = index + "." + count++;
            voter = new Voter(clock(), electorate.majority() == 1 ? Duration.ZERO : Voter.patience(HOLD));
            lease = new Lease(electorate, HOLD);
            confirmed = clock();
            up = true;
            tick(incarnation);
        }

        void crash() {
            if (up) {
                up = false;
                stalled = false;
                waiting.clear();
                incarnation = "";
                in(millis(0, 4000), this::start);
            }
        }

        void stall() {
            if (up && !stalled) {
                stalled = true;
                in(millis(100, 6000), this::heal);
            }
        }

        void handOver() {
            take(() -> lease.fence().ifPresent(fence -> {
                lease.end();
                giveBack(fence);
            }));
        }

        void heal() {
            stalled = false;
            while (!waiting.isEmpty() && !stalled) {
                waiting.poll().run();
            }
        }

        void take(Runnable work) {
            if (stalled) {
                waiting.add(work);
            } else if (up) {
                work.run();
            }
        }

        private void tick(String mine) {
            take(() -> {
                if (incarnation.equals(mine)) {
                    act();
                    in(TICK.toNanos(), () -> tick(mine));
                }
            });
        }

        private void act() {
            // Nodes tell what they have obeyed, again and again.
            voter.seen(PBX, tenures.stream().mapToLong(Fence::epoch).max().orElse(0));
            Lease.State before = lease.state();
            if (lease.passed(clock()) == Turn.FAILED && before instanceof Lease.State.Claiming(Round failed)) {
                giveBack(failed.fence());
                return;
            }
            if (clock() - confirmed >= CONFIRM.toNanos()) {
                confirmed = clock();
                lease.confirm(clock()).ifPresent(this::ask);
            }
            lease.fence()
                    .ifPresent(fence ->
                            dispatchers.forEach(other -> send(this, other, () -> other.voter.known(PBX, fence))));
            boolean free = voter.free(PBX, clock()).isPresent();
            if (lease.state() instanceof Lease.State.Idle && free && random.nextInt(eagerness) == 0) {
                lease.seen(voter.highestEpoch(PBX));
                ask(lease.claim(incarnation, clock()));
            }
        }

        private void ask(Round round) {
            LeaseRequest request =
                    new LeaseRequest(incarnation, List.of(new LeaseRequest.Wanted(PBX, round.fence())), HOLD);
            for (Dispatcher other : dispatchers) {
                send(this, other, () -> {
                    Vote vote = other.voter.vote(request, other.clock()).votes().getFirst();
                    String voting = other.incarnation;
                    send(other, this, () -> voted(round, voting, vote));
                });
            }
        }

        private void voted(Round round, String voting, Vote vote) {
            Turn turn = lease.voted(round, voting, vote, clock());
            if (turn == Turn.WON) {
                won(round.fence());
            } else if (turn == Turn.FAILED) {
                giveBack(round.fence());
            }
        }

        private void giveBack(Fence fence) {
            dispatchers.forEach(other -> send(this, other, () -> other.voter.returned(PBX, fence, other.clock())));
        }

        private void won(Fence fence) {
            if (!tenures.isEmpty() && tenures.getLast().epoch() >= fence.epoch()) {
                violations.add(fence + " after " + tenures.getLast());
            }
            tenures.add(fence);
        }
    }
}
