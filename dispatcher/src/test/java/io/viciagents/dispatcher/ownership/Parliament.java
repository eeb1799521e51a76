package io.viciagents.dispatcher.ownership;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.DispatcherAnnouncement;
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

/** Dispatchers in virtual time, and the lines between them. Looks at every step that no two own an Asterisk. */
final class Parliament {
    static final Pace PACE = Pace.of(Duration.ofSeconds(1));
    private static final Duration TICK = Duration.ofMillis(50);

    private final AtomicLong now = new AtomicLong(1);
    private final List<Seat> seats = new ArrayList<>();

    Parliament(int dispatchers, String... asterisks) {
        for (int i = 0; i < dispatchers; i++) {
            seats.add(new Seat("d" + i, dispatchers, Set.of(asterisks)));
        }
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
            for (Seat seat : seats) {
                if (!seat.stalled) {
                    seat.ownership.tick();
                }
                noTwoOwn();
            }
        }
    }

    private void noTwoOwn() {
        for (Seat seat : seats) {
            for (Service service : seat.services) {
                if (service.authority.holds() && owners(service.asterisk).size() > 1) {
                    throw new AssertionError("two own " + service.asterisk);
                }
            }
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

        Seat(String name, int dispatchers, Set<String> asterisks) {
            this.name = name;
            this.ownership = new Ownership(
                    new Self(name, name, "member of " + name, asterisks, 100),
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
                    && services.stream()
                            .anyMatch(service -> service.asterisk.equals(asterisk) && service.authority.holds());
        }

        Service last() {
            return services.getLast();
        }

        private boolean reaches(Seat other) {
            return !cut && !other.cut && !stalled && !other.stalled;
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
