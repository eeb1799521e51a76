package io.viciagents.systemtests.chaos;

import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.centre.CallIds;
import io.viciagents.systemtests.process.Patience;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** So many callers at once, each followed by the next, until they are told to stop. Any thread. */
final class Callers implements AutoCloseable {
    private static final int FIRST_LEAD = 5000;
    private static final Duration BETWEEN_CALLERS = Duration.ofMillis(400);
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);

    private final LocalAsterisk asterisk;
    private final int atOnce;
    private final long seed;
    private final List<KeyCaller> now = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Done> done = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Duration> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, Integer> offered = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean waiting;
    private volatile boolean stopping;
    private volatile boolean excused;
    private volatile String latestFault = "";

    Callers(LocalAsterisk asterisk, int atOnce, long seed) {
        this.asterisk = asterisk;
        this.atOnce = atOnce;
        this.seed = seed;
    }

    /**
     * A call that is over.
     *
     * @param excused whether its end is nobody's fault
     * @param fault the latest that had happened when it ended
     */
    record Done(String callId, String wanted, KeyCaller.End end, boolean excused, String fault) {
        boolean lost() {
            return end != KeyCaller.End.BOOKED && !excused;
        }
    }

    /** They begin one after the other, as callers do; processes that have just started are slow. */
    void start() {
        for (int i = 0; i < atOnce; i++) {
            running.incrementAndGet();
            Thread.ofVirtual().name("caller-" + i).start(this::callAgainAndAgain);
            Patience.pass(BETWEEN_CALLERS);
        }
    }

    private void callAgainAndAgain() {
        try {
            while (!stopping) {
                callOnce();
            }
        } finally {
            running.decrementAndGet();
        }
    }

    private void callOnce() {
        int number = numbers.incrementAndGet();
        offered.merge(latestFault, 1, Integer::sum);
        String callId = CallIds.make('Y', LocalDateTime.now(ZoneId.systemDefault()), FIRST_LEAD + number);
        try (KeyCaller caller = new KeyCaller(callId, new Random(seed + number))) {
            now.add(caller);
            boolean excusedAtFirst = excused;
            KeyCaller.End end = caller.call(asterisk.sip(), () -> waiting);
            answers.addAll(caller.answers());
            done.add(new Done(callId, caller.wanted(), end, excusedAtFirst || excused, latestFault));
            now.remove(caller);
            if (excused) {
                Patience.pass(BEFORE_ANOTHER_TRY);
            }
        }
    }

    /** This fault happens now: what becomes of calls from now on is put down to it. */
    void struck(String fault) {
        latestFault = fault;
    }

    /** How many calls began after this fault, and before the next. */
    int offeredUnder(String fault) {
        return offered.getOrDefault(fault, 0);
    }

    /** The median time in which agents have answered a key; nothing until a call has ended. */
    Duration usualAnswer() {
        List<Duration> sorted = answers.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
    }

    /** Whether nine tenths of the latest answers, as many as there are callers, came promptly. */
    boolean areAnsweredPromptly() {
        List<Duration> all = List.copyOf(answers);
        List<Duration> latest = all.subList(Math.max(0, all.size() - atOnce), all.size());
        long prompt =
                latest.stream().filter(answer -> answer.compareTo(PROMPT) < 0).count();
        return latest.size() == atOnce && prompt * 10 >= latest.size() * 9L;
    }

    /** Nobody presses a key from now on. */
    void wait(boolean wait) {
        waiting = wait;
    }

    /** Whatever becomes of calls meanwhile is nobody's fault. */
    void excuse(Runnable meanwhile) {
        excused = true;
        meanwhile.run();
        excused = false;
    }

    /** Those whose calls are up. */
    List<KeyCaller> up() {
        return now.stream().filter(KeyCaller::up).toList();
    }

    List<Done> done() {
        return List.copyOf(done);
    }

    int offered() {
        return numbers.get();
    }

    /** Nobody calls again; waits until the last has finished. */
    @Override
    public void close() {
        stopping = true;
        waiting = false;
        Patience.isSoWithin(Duration.ofMinutes(3), () -> running.get() == 0);
    }
}
