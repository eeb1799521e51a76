package io.viciagents.dispatcher.ownership;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.DispatcherAnnouncement.Phase;
import io.viciagents.cluster.LeaseRequest;
import io.viciagents.cluster.LeaseReturn;
import io.viciagents.cluster.LeaseVotes;
import io.viciagents.cluster.lease.Electorate;
import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.News;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Dispatchers in virtual time, and the lines between them. Looks at every step that no two own an Asterisk. */
final class Parliament {
    static final Pace PACE = Pace.of(Duration.ofSeconds(1));
    private static final Duration TICK = Duration.ofMillis(50);

    private final AtomicLong now = new AtomicLong(1);
    private final List<Seat> seats = new ArrayList<>();
    private final List<Service> tenures = new ArrayList<>();
    private final Set<String> asterisks;
    private BooleanSupplier loss = () -> false;
    private int starts;

    Parliament(int dispatchers, String... asterisks) {
        this.asterisks = Set.of(asterisks);
        for (int i = 0; i < dispatchers; i++) {
            seats.add(new Seat("d" + i, dispatchers));
        }
    }

    /** Messages are lost when this says so. */
    void loses(BooleanSupplier some) {
        loss = some;
    }

    /** This dispatcher dies, and starts again as another incarnation; the others learn of its death when the cluster does. */
    void restart(int index) {
        Seat dead = seats.get(index);
        dead.dead = true;
        seats.set(index, new Seat("d" + index + "." + ++starts, seats.size()));
        but(seats.get(index)).stream()
                .filter(other -> !other.cut && !other.stalled)
                .forEach(other -> other.ownership.memberLeft("member of " + dead.name));
    }

    /** All tenures of an Asterisk so far, in the order in which they began. */
    List<Service> tenures(String asterisk) {
        return tenures.stream()
                .filter(service -> service.asterisk.equals(asterisk))
                .toList();
    }

    List<Seat> all() {
        return List.copyOf(seats);
    }

    Seat seat(int index) {
        return seats.get(index);
    }

    /** Those that certainly own this Asterisk. */
    List<Seat> owners(String asterisk) {
        return seats.stream().filter(seat -> seat.holds(asterisk)).toList();
    }

    List<Seat> but(Seat one) {
        return seats.stream().filter(seat -> seat != one).toList();
    }

    void pass(Duration time) {
        for (long end = now.get() + time.toNanos(); now.get() < end; ) {
            now.addAndGet(TICK.toNanos());
            for (Seat seat : all()) {
                if (!seat.stalled) {
                    nodesTell(seat);
                    seat.ownership.tick();
                }
                asterisks.forEach(this::noTwoOwn);
            }
        }
    }

    private long millis() {
        return now.get() / 1_000_000;
    }

    /** Nodes tell again and again what epoch they have obeyed. */
    private void nodesTell(Seat seat) {
        if (!seat.cut) {
            seat.ownership.seen(tenures.stream()
                    .mapToLong(service -> service.authority.fence().epoch())
                    .max()
                    .orElse(0));
        }
    }

    private void noTwoOwn(String asterisk) {
        if (owners(asterisk).size() > 1) {
            throw new AssertionError("two own " + asterisk);
        }
    }

    /** Until somebody else owns it; answers how long that took. */
    Duration untilAnotherThan(Seat before, String asterisk) {
        long began = now.get();
        while (owners(asterisk).stream().allMatch(before::equals)) {
            pass(TICK);
            if (now.get() - began > Duration.ofMinutes(1).toNanos()) {
                throw new AssertionError("nobody takes " + asterisk);
            }
        }
        return Duration.ofNanos(now.get() - began);
    }

    /** One tenure. */
    static final class Service implements Duty {
        final String asterisk;
        final Authority authority;
        boolean yielded;
        boolean closed;

        Service(String asterisk, Authority authority) {
            this.asterisk = asterisk;
            this.authority = authority;
        }

        @Override
        public void yieldAll() {
            yielded = true;
        }

        @Override
        public int calls() {
            return yielded ? 0 : 1;
        }

        @Override
        public void reconnect() {
            // Nobody else has the application.
        }

        @Override
        public void audit() {
            // Nothing is missed here.
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** One dispatcher. */
    final class Seat implements Peers {
        final Ownership ownership;
        final List<Service> services = new ArrayList<>();
        private final String name;
        private boolean stalled;
        private boolean cut;
        private boolean dead;

        Seat(String name, int dispatchers) {
            this.name = name;
            this.ownership = new Ownership(
                    new Self(name, name, "member of " + name, asterisks, 100 + millis()),
                    PACE,
                    new Electorate(dispatchers),
                    this,
                    this::begin,
                    now::get,
                    Runnable::run,
                    new Annals(new SimpleMeterRegistry(), Clock.systemUTC()));
        }

        private Duty begin(String asterisk, Authority authority, News news) {
            Service service = new Service(asterisk, authority);
            services.add(service);
            tenures.add(service);
            return service;
        }

        /** Neither its clock nor anybody's message moves it, until it wakes. */
        void stall() {
            stalled = true;
        }

        void wake() {
            stalled = false;
        }

        /** Nothing goes to it or comes from it. */
        void cutOff() {
            cut = true;
        }

        void mend() {
            cut = false;
        }

        boolean holds(String asterisk) {
            return !stalled
                    && !dead
                    && services.stream()
                            .anyMatch(service -> service.asterisk.equals(asterisk) && service.authority.holds());
        }

        /** Tenures that are over, and whose calls were not left to others. */
        List<Service> leftovers(String asterisk) {
            return services.stream()
                    .filter(service -> service.asterisk.equals(asterisk))
                    .filter(service -> !service.authority.holds() && !service.yielded)
                    .toList();
        }

        boolean drains() {
            return ownership.dispatchers().stream()
                    .anyMatch(told -> told.dispatcher().equals(name) && told.phase() == Phase.DRAINING);
        }

        Service last() {
            return services.getLast();
        }

        private boolean reaches(Seat other) {
            return !dead && !cut && !other.cut && !stalled && !other.stalled && !loss.getAsBoolean();
        }

        @Override
        public Future<LeaseVotes> ask(String dispatcher, LeaseRequest request) {
            return seats.stream()
                    .filter(other -> other.name.equals(dispatcher) && reaches(other))
                    .findFirst()
                    .map(other -> Future.succeededFuture(other.ownership.votes().asked(request)))
                    .orElseGet(() -> Promise.<LeaseVotes>promise().future());
        }

        @Override
        public void giveBack(String dispatcher, LeaseReturn leases) {
            seats.stream()
                    .filter(other -> other.name.equals(dispatcher) && reaches(other))
                    .forEach(other -> other.ownership.votes().returned(leases));
        }

        @Override
        public void announce(DispatcherAnnouncement announcement) {
            seats.stream()
                    .filter(other -> other != this && reaches(other))
                    .toList()
                    .forEach(other -> other.ownership.heard(announcement));
        }
    }
}
