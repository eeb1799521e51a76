package io.viciagents.node.chain;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.viciagents.node.provider.Cost;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.provider.Prices;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands between the calls of a node and one provider in one role: a breaker, a bulkhead and a rate limit by
 * Resilience4j, and the measurements. Any thread.
 *
 * <pre>
 *   enter --refused--&gt; BUSY or RESTING, at once: nobody waits here, the next of the chain is asked
 *     \--let in--&gt; exactly one of succeeded, failed, left
 * </pre>
 *
 * <p>The breaker opens when half of the last 20 requests failed, and at once when a key was refused or the credit is used up:
 * neither mends itself while callers wait. What is wrong with a single request, such as a voice that does not exist, says
 * nothing about the next one and is not counted. The first failure of a kind is logged, and then one a minute.
 */
final class Gate {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);
    private static final int REMEMBERED = 20;
    private static final int FEWEST = 5;
    private static final int TRIALS = 3;
    private static final float HALF = 50;

    private final String name;
    private final Limits limits;
    private final Prices prices;
    private final ProviderMeters meters;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final RateLimiter rate;
    private final Spoken spoken = new Spoken();

    Gate(String name, Limits limits, Prices prices, ProviderMeters meters) {
        this(name, limits, prices, meters, Clock.systemUTC());
    }

    /** @param clock by which a provider rests */
    Gate(String name, Limits limits, Prices prices, ProviderMeters meters, Clock clock) {
        this.name = name;
        this.limits = limits;
        this.prices = prices;
        this.meters = meters;
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(REMEMBERED)
                        .minimumNumberOfCalls(FEWEST)
                        .failureRateThreshold(HALF)
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .waitDurationInOpenState(limits.rest())
                        .clock(clock)
                        .build());
        bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.atOnce())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        rate = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(limits.aSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ZERO)
                        .build());
        meters.watch("provider.breaker.open", "1 while it is left alone, 0.5 on trial", breaker, Gate::openness);
        meters.watch("provider.under.way", "requests and streams", bulkhead, Gate::underWay);
        breaker.getEventPublisher()
                .onStateTransition(change -> log.atWarn()
                        .addKeyValue("provider", name)
                        .addKeyValue("from", change.getStateTransition().getFromState())
                        .addKeyValue("to", change.getStateTransition().getToState())
                        .log("a provider's breaker moved"));
    }

    private static double openness(CircuitBreaker breaker) {
        return switch (breaker.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> 0;
            case HALF_OPEN -> 0.5;
            case OPEN, FORCED_OPEN -> 1;
        };
    }

    private static double underWay(Bulkhead bulkhead) {
        Bulkhead.Metrics metrics = bulkhead.getMetrics();
        return metrics.getMaxAllowedConcurrentCalls() - metrics.getAvailableConcurrentCalls();
    }

    String name() {
        return name;
    }

    Limits limits() {
        return limits;
    }

    Prices prices() {
        return prices;
    }

    ProviderMeters meters() {
        return meters;
    }

    /** How many more it would let in at once. */
    int room() {
        return bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    /** Whether it would let a request in now, as far as the breaker goes. */
    boolean resting() {
        return breaker.getState() == State.OPEN || breaker.getState() == State.FORCED_OPEN;
    }

    /** Lets a request in, or says why not. */
    Optional<Failure> enter() {
        if (!bulkhead.tryAcquirePermission()) {
            return refused(Kind.BUSY, "has " + limits.atOnce() + " requests under way, which is the limit (atOnce)");
        }
        if (!rate.acquirePermission()) {
            bulkhead.releasePermission();
            return refused(Kind.BUSY, "was asked " + limits.aSecond() + " times in a second, the limit (aSecond)");
        }
        if (!breaker.tryAcquirePermission()) {
            bulkhead.releasePermission();
            return refused(Kind.RESTING, "failed too often and is left alone for a while");
        }
        return Optional.empty();
    }

    private Optional<Failure> refused(Kind kind, String why) {
        meters.failed(kind);
        return Optional.of(new Failure(kind, "the provider " + name + " " + why + "."));
    }

    void succeeded(Duration took) {
        bulkhead.onComplete();
        breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
        meters.succeeded();
    }

    void failed(Duration took, Failure failure) {
        bulkhead.onComplete();
        meters.failed(failure.kind());
        if (spoken.isNews(failure.kind(), System.nanoTime())) {
            log.atWarn()
                    .addKeyValue("provider", name)
                    .addKeyValue("kind", failure.kind())
                    .log(failure.sentence());
        }
        switch (failure.kind()) {
            case REQUEST -> breaker.releasePermission();
            case KEY, QUOTA -> {
                breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, new Refusal());
                if (!resting()) {
                    breaker.transitionToOpenState();
                }
            }
            case RATE, SERVER, UNREACHABLE, SILENT, BROKEN, UNFINISHED, MALFORMED, BUSY, RESTING, ENGINE ->
                breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, new Refusal());
        }
    }

    /** Nothing more was wanted of it: that says nothing about the provider. */
    void left() {
        bulkhead.onComplete();
        breaker.releasePermission();
        meters.cancelled();
    }

    Cost charged(Cost cost) {
        meters.charged(cost);
        return cost;
    }

    /** What the breaker wants to be given; it has no trace, for it happened elsewhere. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal() {
            super("the provider failed", null, false, false);
        }
    }

    /** What was logged last, and when. */
    private static final class Spoken {
        private static final long MINUTE = Duration.ofMinutes(1).toNanos();
        private final AtomicReference<@Nullable Line> last = new AtomicReference<>();

        boolean isNews(Kind kind, long now) {
            Line before = last.get();
            boolean news = before == null || before.kind() != kind || now - before.nanos() > MINUTE;
            return news && last.compareAndSet(before, new Line(kind, now));
        }

        private record Line(Kind kind, long nanos) {}
    }
}
