package io.viciagents.node.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.recording.TranscriptEvent.AgentSaid;
import io.viciagents.node.recording.TranscriptEvent.CallerSaid;
import io.viciagents.node.recording.TranscriptEvent.Hearing;
import io.viciagents.node.recording.TranscriptEvent.Noted;
import io.viciagents.node.recording.TranscriptEvent.Pressed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Card numbers that are told piece by piece. */
final class MaskedTranscriptTest implements Transcript {
    private final List<String> written = new ArrayList<>();
    private final MaskedTranscript masked = new MaskedTranscript(this);
    private int second;

    @Test
    void aNumberInTwoTurnsIsMaskedInBoth() {
        caller("my card is 4111 1111");
        agent("Go on.");
        caller("1111 1111");
        caller("thank you");

        assertThat(written).containsExactly("my card is [masked]", "Go on.", "[masked]", "thank you");
    }

    @Test
    void aNumberSpokenInFourTurnsIsMaskedWithItsExpiry() {
        caller("it is four one one one");
        agent("Yes?");
        caller("One one one one");
        caller("okay");
        caller("and then one one one one");
        caller("one one one one and it expires in twelve twenty seven");

        assertThat(written)
                .containsExactly(
                        "it is [masked]",
                        "Yes?",
                        "[masked]",
                        "okay",
                        "and then [masked]",
                        "[masked] and it expires in twelve twenty seven");
    }

    @Test
    void aNumberTypedKeyByKeyIsMasked() {
        for (char key : "4111111111111111".toCharArray()) {
            masked.write(at(), new Pressed(String.valueOf(key)));
        }
        masked.close();

        assertThat(written).hasSize(16).containsOnly("[masked]");
    }

    @Test
    void aNumberThatTheAgentReadsBackInTwoSentencesIsMasked() {
        agent("I have four one one one, one one one one.");
        agent("Then one one one one, one one one one.");
        agent("Is that right?");

        assertThat(written).containsExactly("I have [masked].", "Then [masked].", "Is that right?");
    }

    @Test
    void aMalayNumberIsMasked() {
        caller("nombor saya empat satu satu satu satu satu satu satu");
        caller("satu satu satu satu");
        masked.close();

        assertThat(written).containsExactly("nombor saya [masked]", "[masked]");
    }

    @Test
    void otherNumbersStayAndWaitOnlyForTheNextWords() {
        caller("my number is 7275551212");
        assertThat(written).isEmpty();
        caller("and i would like monday at ten");
        caller("we are 4 people and need 2 tables for 2 hours on 12 03 2026 in room 17 please");
        caller("call me at 8005550100 please do that");
        caller("that is all");
        masked.close();

        assertThat(written)
                .containsExactly(
                        "my number is 7275551212",
                        "and i would like monday at ten",
                        "we are 4 people and need 2 tables for 2 hours on 12 03 2026 in room 17 please",
                        "call me at 8005550100 please do that",
                        "that is all");
    }

    @Test
    void nothingIsLostAndNothingChangesItsPlace() {
        Random random = new Random(5);
        List<String> texts = List.of("4111", "okay", "one two three", "", "i do not know", "call 800 now", "7");
        List<String> all = new ArrayList<>();
        for (int line = 0; line < 2000; line++) {
            String text = texts.get(random.nextInt(texts.size()));
            all.add(text);
            switch (random.nextInt(4)) {
                case 0 -> agent(text);
                case 1 -> masked.write(at(), new Pressed(text));
                case 2 -> masked.write(at(), new Noted(text));
                default -> caller(text);
            }
        }
        masked.flush();

        assertThat(written).hasSameSizeAs(all);
        for (int line = 0; line < all.size(); line++) {
            String text = all.get(line);
            assertThat(written.get(line))
                    .satisfiesAnyOf(
                            same -> assertThat(same).isEqualTo(text),
                            hidden -> assertThat(hidden).contains(Masking.MASKED));
        }
    }

    private void caller(String words) {
        masked.write(at(), new CallerSaid(words));
    }

    private void agent(String text) {
        masked.write(at(), new AgentSaid(text, Hearing.WHOLE));
    }

    private Duration at() {
        return Duration.ofSeconds(second++);
    }

    @Override
    public void write(Duration at, TranscriptEvent event) {
        written.add(
                switch (event) {
                    case CallerSaid(String words) -> words;
                    case AgentSaid(String text, Hearing hearing) -> text;
                    case Pressed(String keys) -> keys;
                    case Noted(String what) -> what;
                    case TranscriptEvent.Turn turn -> "turn";
                    case TranscriptEvent.Ended ended -> "ended";
                });
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
