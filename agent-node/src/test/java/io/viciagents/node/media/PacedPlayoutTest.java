package io.viciagents.node.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedPlayoutTest {
    private final PacedPlayout playout = new PacedPlayout(8000);
    private final List<String> story = new ArrayList<>();
    private final short[] frame = new short[160];

    @Test
    void anUtteranceGoesOutFrameByFrame() {
        Playout.Utterance utterance = playout.play(new Told("a"));
        utterance.append(ramp(0, 400));
        utterance.complete();
        tick(4);
        assertThat(story).containsExactly("a started", "0..159", "160..319", "320..0", "a finished", "silence");
        assertThat(utterance.played()).isEqualTo(Duration.ofMillis(50));
        assertThat(playout.busy()).isFalse();
    }

    @Test
    void audioMayComeWhileItIsPlayed() {
        Playout.Utterance utterance = playout.play(new Told("a"));
        tick(1);
        utterance.append(ramp(0, 100));
        tick(1);
        utterance.append(ramp(100, 70));
        tick(2);
        utterance.complete();
        tick(1);
        assertThat(story)
                .containsExactly("silence", "silence", "a started", "0..159", "silence", "160..0", "a finished");
    }

    @Test
    void utterancesFollowEachOtherWithoutAGap() {
        for (String name : List.of("a", "b")) {
            Playout.Utterance utterance = playout.play(new Told(name));
            utterance.append(ramp(1, 160));
            utterance.complete();
        }
        tick(2);
        assertThat(story).containsExactly("a started", "1..160", "a finished", "b started", "1..160", "b finished");
    }

    @Test
    void anEmptyUtteranceIsOverAtOnce() {
        playout.play(new Told("a")).complete();
        tick(1);
        assertThat(story).containsExactly("a finished", "silence");
    }

    @Test
    void heldItIsSilentAndResumedItGoesBackABit() {
        Playout.Utterance utterance = playout.play(new Told("a"));
        utterance.append(ramp(0, 200));
        utterance.append(ramp(200, 760));
        tick(3);
        playout.hold();
        tick(2);
        assertThat(playout.busy()).isTrue();
        playout.resume(Duration.ofMillis(30));
        tick(1);
        assertThat(utterance.played()).isEqualTo(Duration.ofMillis(60));
        assertThat(story)
                .containsExactly("a started", "0..159", "160..319", "320..479", "silence", "silence", "240..399");
    }

    @Test
    void itNeverGoesBackBeforeItsUtterance() {
        Playout.Utterance utterance = playout.play(new Told("a"));
        utterance.append(ramp(0, 400));
        tick(1);
        playout.hold();
        playout.resume(Duration.ofSeconds(5));
        tick(1);
        assertThat(story).containsExactly("a started", "0..159", "0..159");
    }

    @Test
    void flushedEachIsToldWhatWasHeardOfIt() {
        playout.play(new Told("a")).append(ramp(0, 400));
        playout.play(new Told("b")).append(ramp(0, 400));
        tick(2);
        playout.hold();
        playout.flush();
        tick(1);
        assertThat(story).containsExactly("a started", "0..159", "160..319", "a cut PT0.04S", "b cut PT0S", "silence");
        assertThat(playout.busy()).isFalse();
    }

    @Test
    void aListenerMayFlushAndSpeakAnew() {
        Playout.Utterance first = playout.play(new Told("a") {
            @Override
            public void started() {
                super.started();
                playout.flush();
                playout.play(new Told("b")).append(ramp(500, 160));
            }
        });
        first.append(ramp(0, 400));
        tick(2);
        assertThat(story).containsExactly("a started", "a cut PT0.02S", "0..159", "b started", "500..659");
    }

    @Test
    void whatIsHeldIsOnlyFinishedAfterItIsResumed() {
        Playout.Utterance utterance = playout.play(new Told("a"));
        utterance.append(ramp(0, 160));
        tick(1);
        playout.hold();
        utterance.complete();
        tick(1);
        playout.resume(Duration.ZERO);
        tick(1);
        assertThat(story).containsExactly("a started", "0..159", "silence", "a finished", "silence");
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            boolean sound = playout.next(frame);
            story.add(sound ? frame[0] + ".." + frame[159] : "silence");
            playout.sent();
        }
    }

    private static short[] ramp(int from, int samples) {
        short[] ramp = new short[samples];
        for (int i = 0; i < samples; i++) {
            ramp[i] = (short) (from + i);
        }
        return ramp;
    }

    private class Told implements Playout.Listener {
        private final String name;

        Told(String name) {
            this.name = name;
        }

        @Override
        public void started() {
            story.add(name + " started");
        }

        @Override
        public void finished() {
            story.add(name + " finished");
        }

        @Override
        public void cut(Duration played) {
            story.add(name + " cut " + played);
        }
    }
}
