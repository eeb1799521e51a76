package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of message as it went over the wire when it was new: files of {@code golden/v1}. An old file is never changed;
 * a new version of a message gets a new folder, and both are read, so that a rolling upgrade is tested here.
 */
class WireTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/v1");
    private static final CallRef CALL = new CallRef("pbx-1", "1700000000.12");
    private static final Instant KEY = Instant.parse("2026-03-02T12:00:01.250Z");
    private static final Fence FENCE = new Fence(3, "0d9f");
    private static final CallRecord.Caller CALLER =
            new CallRecord.Caller(Direction.INBOUND, "7009001", "Y1202037250000000515", "7275551212", Instant.EPOCH);

    static Stream<Map.Entry<String, Object>> messages() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "assignment",
                new Assignment(
                        CALL,
                        FENCE,
                        1,
                        Direction.OUTBOUND,
                        "offer",
                        "7275551212",
                        Map.of("first_name", "Ann"),
                        MediaFormat.ULAW));
        all.put(
                "assignment-resumed",
                new Assignment(
                        CALL,
                        FENCE,
                        2,
                        Direction.OUTBOUND,
                        "offer",
                        "",
                        Map.of(),
                        MediaFormat.ULAW,
                        Optional.empty(),
                        Optional.of(new Assignment.Before(conversation(), Duration.ofMillis(700)))));
        all.put("accepted", new AssignmentReply.Accepted(new MediaAddress("10.0.0.5", 40000)));
        all.put("refused", new AssignmentReply.Refused(AssignmentReply.Reason.FULL));
        all.put("connected", new NodeCommand.Connected(CALL, FENCE, 1, new MediaAddress("10.0.0.1", 12000)));
        all.put("bridged", new NodeCommand.Bridged(CALL, FENCE, 1));
        all.put("lead", new NodeCommand.Lead(CALL, FENCE, 1, Map.of("city", "Ipoh")));
        all.put("dtmf", new NodeCommand.Dtmf(CALL, FENCE, 1, "#", Optional.empty()));
        all.put("failed", new NodeCommand.Failed(CALL, FENCE, 1, "in-group HUMANS is not valid"));
        all.put("caller-left", new NodeCommand.CallerLeft(CALL, FENCE, 1));
        all.put("stay", new NodeCommand.Stay(CALL, FENCE, 1));
        all.put("release", new NodeCommand.Release(CALL, FENCE, 1));
        all.put("done", NodeCommandReply.DONE);
        reportsAndRecords(all);
        return all.entrySet().stream();
    }

    private static void reportsAndRecords(Map<String, Object> all) {
        all.put("first-audio", new NodeReport.FirstAudio(CALL, 1, Duration.ofMillis(35)));
        all.put("ended", new NodeReport.Ended(CALL, 1, outcome()));
        all.put("asked-extension", new NodeReport.Asked(CALL, 1, 1_000_001, new CallRequest.ExtensionFree("8600")));
        all.put("ping", new NodePing(List.of(new NodePing.Tenure("pbx-1", FENCE, Map.of("1700000000.12", 2)))));
        all.put("pong", new NodePong(List.of(CALL), List.of(CALL), Set.of("pbx-1"), 0));
        all.put("ping-after-stall", new NodePing(List.of(), 3));
        all.put("pong-after-stall", new NodePong(List.of(), List.of(), Set.of(), 3));
        all.put("canary-open", new CanaryOrder.Open("pbx-1", FENCE));
        all.put(
                "canary-sing",
                new CanaryOrder.Sing(
                        "pbx-1", FENCE, new MediaAddress("10.0.0.1", 12000), new MediaAddress("10.0.0.1", 12002)));
        all.put("canary-close", new CanaryOrder.Close("pbx-1", FENCE));
        all.put(
                "canary-ready",
                new CanaryReply.Ready(new MediaAddress("10.0.0.5", 40000), new MediaAddress("10.0.0.5", 40000)));
        all.put("canary-done", new CanaryReply.Done());
        all.put("canary-refused", new CanaryReply.Refused("no media port is free"));
        all.put("moving", new NodeReport.Moving(CALL, 1, conversation()));
        all.put("lost", new NodeReport.Lost(CALL, 1, "the recogniser failed"));
        announcements(all);
        all.put("record", new CallRecord(CALL, FENCE, CALLER, 2, new CallStep.Ending("inc", "node-1", outcome())));
        ownership(all);
    }

    private static void announcements(Map<String, Object> all) {
        all.put(
                "announcement",
                new NodeAnnouncement(
                        "node-1", "inc", "uuid", NodeAnnouncement.Phase.SERVING, 50, 7, Set.of("offer"), 3));
        all.put("announcement-with-labels", announcement(Map.of("zone", "east"), Map.of(), Map.of()));
        all.put("announcement-with-quotas", announcement(Map.of(), Map.of("offer", 4), Map.of()));
        all.put("announcement-with-epochs", announcement(Map.of(), Map.of(), Map.of("pbx-1", 3L)));
    }

    private static NodeAnnouncement announcement(
            Map<String, String> labels, Map<String, Integer> quotas, Map<String, Long> epochs) {
        return new NodeAnnouncement(
                "node-1",
                "inc",
                "uuid",
                NodeAnnouncement.Phase.SERVING,
                50,
                7,
                Set.of("offer"),
                3,
                labels,
                Optional.of(12),
                quotas,
                epochs);
    }

    private static void ownership(Map<String, Object> all) {
        all.putAll(OwnershipMessages.all(FENCE));
        all.put(
                "served-calls",
                new ServedCalls("0d9f", List.of(new ServedCalls.Asterisk("pbx-1", true, Map.of("7009001", 12)))));
        takeover(all);
        moves(all);
    }

    private static void takeover(Map<String, Object> all) {
        all.put("owner-notice", new OwnerNotice("pbx-1", FENCE));
        all.put(
                "held-calls",
                new HeldCalls(List.of(new HeldCalls.Held(
                        CALL,
                        2,
                        Optional.of(CALLER),
                        HeldCalls.Stage.TALKING,
                        Optional.of(new NodeReport.Lost(CALL, 2, "the recogniser failed"))))));
        all.put("dtmf-at", new NodeCommand.Dtmf(CALL, FENCE, 1, "#", Optional.of(KEY)));
        all.put("dtmf-overheard", new NodeCommand.Overheard(CALL, FENCE, 1, "#", Optional.of(KEY)));
        all.put(
                "assignment-with-caller",
                new Assignment(
                        CALL,
                        FENCE,
                        1,
                        Direction.INBOUND,
                        "offer",
                        "7275551212",
                        Map.of(),
                        MediaFormat.ULAW,
                        Optional.of(CALLER),
                        Optional.empty()));
        all.put("file-erasure", new FileErasure(List.of(CALL)));
        all.put("files-erased", new FilesErased(2));
        all.put("ended-with-summary", new NodeReport.Ended(CALL, 2, outcome(), Optional.of(Summaries.PLAIN)));
        all.put("ended-with-measures", new NodeReport.Ended(CALL, 2, outcome(), Optional.of(Summaries.MEASURED)));
        all.put(
                "record-left",
                new CallRecord(CALL, FENCE, CALLER, 2, new CallStep.Left(Optional.of("inc"), outcome(), "SENT")));
    }

    private static void moves(Map<String, Object> all) {
        all.put("moving-with-keys", new NodeReport.Moving(CALL, 1, conversation(Optional.of(KEY))));
        all.put(
                "moving-with-cost",
                new NodeReport.Moving(CALL, 1, conversation(Optional.of(KEY)).having(new BigDecimal("0.012500"))));
        all.put(
                "moving-with-measures",
                new NodeReport.Moving(
                        CALL,
                        1,
                        conversation(Optional.of(KEY))
                                .having(new BigDecimal("0.012500"))
                                .having(new ConversationMeasures(List.of(180), 1, 0, 2, 1, 900, 1, 1200, 80))));
    }

    private static ConversationState conversation() {
        return conversation(Optional.empty());
    }

    private static ConversationState conversation(Optional<Instant> keysUntil) {
        return new ConversationState(
                1,
                9,
                Duration.ofSeconds(20),
                List.of(
                        new ConversationState.Line(Duration.ZERO, ConversationState.Speaker.AGENT, "Which day?"),
                        new ConversationState.Line(
                                Duration.ofSeconds(3), ConversationState.Speaker.CALLER, "on monday")),
                new DialogueMemory("script", Map.of("state", "time", "noInputs", 1)),
                ConversationState.Answer.COMPLETE,
                List.of(new ConversationState.Sentence(
                        "Monday, then.",
                        true,
                        Optional.of(new ConversationState.Playing(
                                Instant.parse("2026-03-02T12:00:00.020Z"), Duration.ofMillis(1500))))),
                List.of(new ConversationState.Request(1_000_001, new CallRequest.HumansFree("SALES"))),
                ConversationState.Consent.GIVEN,
                Optional.of("SALE"),
                Optional.of(outcome()),
                keysUntil,
                Map.of());
    }

    private static CallOutcome outcome() {
        return new CallOutcome(
                "CALLBK",
                new NextStep.InGroup("HUMANS"),
                List.of(
                        new BookEntry.Callback(LocalDateTime.of(2026, 12, 1, 10, 30), "asked for it"),
                        new BookEntry.DoNotCall(),
                        new BookEntry.LeadFields(Map.of("email", "ann@example.test"))),
                "Wants to be called again.");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatAnEarlierVersionSentIsUnderstood(Map.Entry<String, Object> message) throws IOException {
        byte[] golden = Files.readAllBytes(GOLDEN.resolve(message.getKey() + ".json"));
        assertThat(Wire.read(golden, declaredType(message.getValue()))).hasValue(message.getValue());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatALaterVersionAddsIsIgnored(Map.Entry<String, Object> message) {
        String json = new String(Wire.bytes(message.getValue()), StandardCharsets.UTF_8);
        if (json.startsWith("{")) {
            byte[] later = ("{\"later\":{\"field\":[1]}," + json.substring(1)).getBytes(StandardCharsets.UTF_8);
            assertThat(Wire.read(later, declaredType(message.getValue()))).hasValue(message.getValue());
        }
    }

    @Test
    void whatALaterVersionTellsOfAConversationIsHandedOn() {
        String json = new String(Wire.bytes(conversation()), StandardCharsets.UTF_8);
        byte[] later = ("{\"mood\":{\"of\":[\"the\",\"caller\"]},\"empty\":null," + json.substring(1))
                .getBytes(StandardCharsets.UTF_8);

        ConversationState read = Wire.read(later, ConversationState.class).orElseThrow();

        assertThat(new String(Wire.bytes(read), StandardCharsets.UTF_8))
                .contains("\"mood\":{\"of\":[\"the\",\"caller\"]}", "\"empty\":null");
    }

    @Test
    void anUnknownKindIsNoMessage() {
        byte[] unknown = "{\"type\":\"teleport\",\"generation\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(Wire.read(unknown, NodeCommand.class)).isEmpty();
    }

    @Test
    void garbageIsNoMessageAndHarmsNothing() {
        Random random = new Random(42);
        byte[] golden = Wire.bytes(new NodeCommand.Bridged(CALL, FENCE, 1));
        for (int run = 0; run < 5_000; run++) {
            byte[] bytes = golden.clone();
            for (int i = 0; i < 1 + run % 5; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Wire.read(bytes, NodeCommand.class);
        }
        assertThat(Wire.read(new byte[0], NodeCommand.class)).isEmpty();
    }

    @SuppressWarnings("unchecked") // the sealed parent is what readers ask for
    private static Class<Object> declaredType(Object message) {
        Class<?> type = message.getClass();
        Class<?> asked =
                type.getInterfaces().length == 1 && type.getInterfaces()[0].isSealed() ? type.getInterfaces()[0] : type;
        return (Class<Object>) asked;
    }
}
