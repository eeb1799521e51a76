package io.viciagents.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.audio.SoundTrack;
import io.viciagents.systemtests.caller.CallReport;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.caller.VoiceCaller;
import io.viciagents.systemtests.centre.CallIds;
import io.viciagents.systemtests.centre.CallLog;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A caller books an appointment by voice while its node is lost in the middle of the second question: that question is
 * asked again by another node, which knows what was said before, and the appointment is booked.
 */
class ConversationGoesOnIT {
    private static final Duration BEFORE_THE_FAULT = Duration.ofMillis(600);
    private static final Duration SPOKEN_ON_WITHIN = Duration.ofSeconds(10);

    /** Packets that were under way are heard after the fault. */
    private static final Duration UNDER_WAY = Duration.ofMillis(150);

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static Scene scene;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static CallerVoice voice;

    private int lead = 900;

    @BeforeAll
    static void set() {
        scene = Scene.set(AsteriskVersion.V22, 2, 2);
        voice = new CallerVoice(CallerVoice.CALLER);
    }

    @AfterAll
    static void close() {
        voice.close();
        scene.close();
    }

    @AfterEach
    void nothingIsLeft() {
        scene.awaitNothingLeft();
        assertThat(scene.canaryChannels()).isZero();
    }

    @Test
    void afterItsNodeWasKilled() {
        Duration gap = bookWhile(node -> node.process().kill(), JarService::startAgain);
        assertThat(gap).as("silence heard by the caller").isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void afterItsNodeStoodStillAndTheNodeThatWakesIsNotHeard() {
        Duration gap = bookWhile(
                node -> node.process().freeze(), node -> node.process().thaw());
        assertThat(gap).as("silence heard by the caller").isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void afterItsNodeWasStoppedInAnOrderlyWay() {
        bookWhile(node -> node.process().terminate(), node -> {
            assertThat(node.process().awaitEnd(Duration.ofSeconds(30))).isTrue();
            assertThat(node.process().exitCode()).isZero();
            node.startAgain();
        });
    }

    /** Answers how long the caller heard nothing around the fault. */
    private Duration bookWhile(Consumer<JarService> fault, Consumer<JarService> cure) {
        CallLog log = scene.centre().callLog();
        int ended = log.ended().size();
        long moved = scene.told("needs another node");
        Duration[] gap = {Duration.ZERO};
        JarService[] lost = new JarService[1];
        try (VoiceCaller caller = new VoiceCaller(voice)) {
            String callId = CallIds.make('Y', LocalDateTime.now(ZoneId.systemDefault()), ++lead);
            caller.dial(scene.asterisk().sip(), AsteriskOptions.APPOINTMENT_EXTENSION, callId, "2125550177");
            CallReport report = caller.play(CallScript.start()
                    .answer("book an appointment")
                    .listenFor(BEFORE_THE_FAULT)
                    .happen(() -> {
                        lost[0] = scene.node(scene.servingNode());
                        gap[0] = gapAround(caller.telephone().line().heard(), () -> fault.accept(lost[0]));
                    })
                    .answer("on tuesday")
                    .answer("in the morning")
                    .answer("yes"));
            caller.record(scene.folder().resolve("goes-on-" + lead + ".wav"));
            assertThat(report.end()).as(report.remark()).isEqualTo(CallReport.End.HUNG_UP_BY_AGENT);
        }
        Patience.until("the call to be booked", Scene.SOON, () -> log.ended().size() == ended + 1);
        assertThat(log.ended().getLast().disposition()).isEqualTo("SALE");
        assertThat(scene.told("needs another node") - moved).isOne();
        cure.accept(lost[0]);
        lost[0].awaitReady();
        assertThatBothPartsAreOneRecording(log.ended().getLast().call());
        return gap[0];
    }

    /** The node that was lost brings its part when it is back. */
    private static void assertThatBothPartsAreOneRecording(String call) {
        Path folder = scene.centre().storage().resolve(call.replace('/', '_'));
        Patience.until(
                "both parts of " + call + " in " + folder,
                Scene.SOON,
                () -> sounds(folder, "part-1-") == 1
                        && sounds(folder, "part-2-") == 1
                        && seconds(folder, "call.wav") > seconds(folder, "part-1-")
                        && seconds(folder, "call.wav") > seconds(folder, "part-2-"));
        assertThat(seconds(folder, "call.wav"))
                .as("what both nodes recorded, and the silence between")
                .isBetween(
                        seconds(folder, "part-1-") + seconds(folder, "part-2-") - 0.1,
                        seconds(folder, "part-1-") + seconds(folder, "part-2-") + 10);
    }

    private static long sounds(Path folder, String beginning) {
        return files(folder, beginning).size();
    }

    private static double seconds(Path folder, String beginning) {
        return files(folder, beginning).stream()
                .mapToDouble(file -> (file.toFile().length() - 44) / 32_000.0)
                .sum();
    }

    private static List<Path> files(Path folder, String beginning) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(beginning)
                            && file.toString().endsWith(".wav"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration gapAround(SoundTrack heard, Runnable fault) {
        fault.run();
        long silentFrom = System.nanoTime() + UNDER_WAY.toNanos();
        Patience.until(
                "the agent to speak on",
                SPOKEN_ON_WITHIN,
                () -> heard.soundAfter(silentFrom).isPresent());
        long from = heard.soundBefore(silentFrom);
        return Duration.ofNanos(heard.soundAfter(silentFrom).orElseThrow() - from);
    }
}
