package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Direction;
import io.viciagents.node.conversation.SpeechDetector.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MachineWatchTest {
    private static final short[] NOTHING = new short[160];
    private final List<String> story = new ArrayList<>();
    private MachineWatch watch = watch(Direction.OUTBOUND);

    @Test
    void itsWordsTellOfAMachineAndItsBeepThatItListens() {
        voice(3000);
        watch.words("Hi, you have reached the voice mail of Ann. Please leave a message!");
        voice(2000);
        assertThat(story).containsExactly("machine");

        beep(400);
        silence(40);

        assertThat(story).containsExactly("machine", "ready");
    }

    @Test
    void aMachineIsKnownByItsWordsInMalayToo() {
        watch.words("Maaf, sila tinggalkan pesanan selepas bunyi bip.");

        assertThat(story).containsExactly("machine");
    }

    @Test
    void aScreeningIsKnownByItsWordsInMalayToo() {
        watch.words("Sila nyatakan nama dan tujuan panggilan anda.");

        assertThat(story).containsExactly("screened");
    }

    @Test
    void withoutABeepItIsReadyWhenItHasBeenSilentForTwoSeconds() {
        watch.words("please leave a message");
        voice(1000);
        silence(1980);
        assertThat(story).containsExactly("machine");

        silence(20);

        assertThat(story).containsExactly("machine", "ready");
    }

    @Test
    void aBeepAfterAVoiceTellsOfAMachineEvenWithoutWords() {
        voice(4000);
        silence(700);
        beep(300);
        silence(40);

        assertThat(story).containsExactly("machine", "ready");
    }

    @Test
    void eightSecondsOfVoiceWithoutAPauseAreARecital() {
        voice(7980);
        assertThat(story).isEmpty();

        voice(20);

        assertThat(story).containsExactly("machine");
    }

    @Test
    void aShortHelloAndASilenceAreAHumansWhoMayThenTalkForLong() {
        voice(1200);
        silence(600);
        voice(15_000);

        assertThat(story).isEmpty();
    }

    @Test
    void aLongHelloWithPausesIsNoRecital() {
        for (int sentence = 0; sentence < 4; sentence++) {
            voice(3500);
            silence(600);
        }

        assertThat(story).isEmpty();
    }

    @Test
    void aBeepBeforeAnybodySpokeIsNoMachine() {
        beep(400);
        silence(400);

        assertThat(story).isEmpty();
    }

    @Test
    void aMachineThatAsksWhoCallsIsAnsweredAndWatchedOn() {
        watch.words("please state your name and the reason for your call");
        watch.words("please leave a message");

        assertThat(story).containsExactly("screened", "machine");
    }

    @Test
    void afterTwentySecondsNothingIsAMachine() {
        for (int second = 0; second < 20; second++) {
            voice(400);
            silence(600);
        }
        watch.words("please leave a message");

        assertThat(story).isEmpty();
    }

    @Test
    void whoCallsUsIsNoMachine() {
        watch = watch(Direction.INBOUND);
        watch.words("please leave a message");
        voice(10_000);

        assertThat(story).isEmpty();
    }

    private MachineWatch watch(Direction direction) {
        return new MachineWatch(new AnsweredCall("a/1", direction, Map.of()), 8000, new MachineWatch.Listener() {
            @Override
            public void machine() {
                story.add("machine");
            }

            @Override
            public void ready() {
                story.add("ready");
            }

            @Override
            public void screened() {
                story.add("screened");
            }
        });
    }

    private void voice(int millis) {
        frames(Verdict.SPEECH, NOTHING, millis);
    }

    private void silence(int millis) {
        frames(Verdict.SILENCE, NOTHING, millis);
    }

    private void beep(int millis) {
        short[] tone = new short[160];
        for (int at = 0; at < tone.length; at++) {
            tone[at] = (short) (6000 * Math.sin(2 * Math.PI * 1000 * at / 8000));
        }
        frames(Verdict.SPEECH, tone, millis);
    }

    private void frames(Verdict verdict, short[] samples, int millis) {
        for (int at = 0; at < millis; at += 20) {
            watch.frame(verdict, samples);
        }
    }
}
