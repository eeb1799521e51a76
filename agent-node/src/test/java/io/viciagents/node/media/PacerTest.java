package io.viciagents.node.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.time.ManualTimers;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long MILLI = 1_000_000;

    private final LateTimers timers = new LateTimers();
    private final List<Long> frames = new ArrayList<>();
    private final List<Long> millis = new ArrayList<>();
    private final List<Duration> stalls = new ArrayList<>();
    private int shiftsDone;
    private final Pacer pacer = new Pacer(timers, new Pacer.Listener() {
        @Override
        public void begins() {}

        @Override
        public void rests() {}

        @Override
        public void shiftDone() {
            shiftsDone++;
        }

        @Override
        public void stalled(Duration late) {
            stalls.add(late);
        }
    });

    @Test
    void aFrameComesEveryTwentyMillisecondsWithoutDrift() {
        pacer.add(this::note);
        timers.manual.advance(Duration.ofSeconds(60));
        assertThat(frames).hasSize(3000).doesNotHaveDuplicates();
        for (int i = 1; i < frames.size(); i++) {
            assertThat(frames.get(i)).isEqualTo(frames.getFirst() + i);
            assertThat(millis.get(i)).isEqualTo(millis.getFirst() + 20L * i);
        }
    }

    @Test
    void callsAreSpreadOverTheFrame() {
        for (int i = 0; i < 20; i++) {
            pacer.add(this::note);
        }
        timers.manual.advance(Duration.ofMillis(20));
        assertThat(millis).hasSize(20);
        for (long at = millis.getFirst(); at < millis.getFirst() + 20; at += 2) {
            long now = at;
            assertThat(millis.stream().filter(m -> m == now)).hasSize(2);
        }
        assertThat(shiftsDone).isEqualTo(10);
    }

    @Test
    void aDelayOfLessThanAFrameIsMadeUpFor() {
        pacer.add(this::note);
        timers.manual.advance(Duration.ofMillis(100));
        timers.lateNanos = 13 * MILLI;
        timers.manual.advance(Duration.ofMillis(20));
        timers.lateNanos = 0;
        timers.manual.advance(Duration.ofMillis(100));
        assertThat(frames).doesNotHaveDuplicates();
        assertThat(frames.getLast() - frames.getFirst()).isEqualTo(frames.size() - 1);
        assertThat(stalls).isEmpty();
    }

    @Test
    void afterAStallTheMissedFramesAreLeftOutAndTheNumbersStayTrue() {
        pacer.add(this::note);
        pacer.add(this::note);
        timers.manual.advance(Duration.ofMillis(100));
        int before = frames.size();
        long last = frames.getLast();
        timers.stalledNanos = 1000 * MILLI;
        timers.manual.advance(Duration.ofMillis(20));
        assertThat(frames.size() - before).isLessThanOrEqualTo(4);
        assertThat(frames.get(before) - last).isBetween(49L, 51L);
        assertThat(stalls).hasSize(1);
        assertThat(stalls.getFirst()).isBetween(Duration.ofMillis(980), Duration.ofMillis(1000));
    }

    @Test
    void whoeverHasEndedIsNotCalledAgainAndTheLoopRests() {
        pacer.add((frame, now) -> false);
        pacer.add(this::note);
        pacer.add((frame, now) -> note(frame, now) && frames.size() < 5);
        timers.manual.advance(Duration.ofSeconds(1));
        assertThat(frames.size()).isBetween(50, 56);
    }

    @Test
    void withoutCallsItRests() {
        Story listener = new Story();
        Pacer resting = new Pacer(timers, listener);
        resting.add((frame, now) -> false);
        timers.manual.advance(Duration.ofMillis(20));
        int set = timers.set;
        timers.manual.advance(Duration.ofSeconds(10));
        assertThat(timers.set).isEqualTo(set);
        resting.add(this::note);
        timers.manual.advance(Duration.ofMillis(20));
        assertThat(frames).isNotEmpty();
        assertThat(listener.story).containsExactly("begins", "rests", "begins");
    }

    private boolean note(long frame, long nowNanos) {
        frames.add(frame);
        millis.add(nowNanos / MILLI);
        return true;
    }

    /** Whether it beats. */
    private static final class Story implements Pacer.Listener {
        private final List<String> story = new ArrayList<>();

        @Override
        public void begins() {
            story.add("begins");
        }

        @Override
        public void rests() {
            story.add("rests");
        }

        @Override
        public void shiftDone() {}

        @Override
        public void stalled(Duration late) {}
    }

    /** Alarms that can ring late, and a clock that can jump ahead while nothing rings. */
    private static final class LateTimers implements Timers {
        private final ManualTimers manual = new ManualTimers();
        private long lateNanos;
        private long stalledNanos;
        private int set;

        @Override
        public long nanoTime() {
            return manual.nanoTime() + stalledNanos;
        }

        @Override
        public Alarm after(Duration delay, Runnable task) {
            set++;
            return manual.after(delay.plusNanos(lateNanos), task);
        }
    }
}
