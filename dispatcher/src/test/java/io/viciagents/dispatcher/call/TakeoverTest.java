package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.HeldCalls.Held;
import io.viciagents.cluster.HeldCalls.Stage;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeReport;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a dispatcher finds in an Asterisk that another one had, or that it had lost sight of. */
class TakeoverTest extends LiveCallsFixture {
    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

    private static CallRecord recordOf(CallStep step) {
        return new CallRecord(
                CALL,
                new Fence(1, "dead"),
                new CallRecord.Caller(Direction.INBOUND, "7009001", "name", "0123", Instant.EPOCH),
                1,
                step);
    }

    private static RollCall.Present talking(Optional<CallRecord.Caller> caller) {
        return new RollCall.Present("n1", "n1", new Held(CALL, 1, caller, Stage.TALKING, Optional.empty()));
    }

    private void callerIsThereWithMedia() {
        CallerEntered media = new CallerEntered("ai-m-1-17.1-", "UnicastRTP/1", List.of(), "", "", true);
        switchboard.has(new Snapshot(
                List.of(new Snapshot.Channel(caller("inbound", "7009001"), true), new Snapshot.Channel(media, true)),
                Set.of("ai-b-17.1")));
    }

    @Test
    void afterACrashACallGoesOnFromItsRecordAndNoAudioIsTouched() {
        records.write(recordOf(new CallStep.Conversing("n1", "n1")));
        agents.say(talking(Optional.empty()));
        callerIsThereWithMedia();
        calls.connected();
        eventually("in step");
        calls.reported(new NodeReport.Ended(CALL, 1, SALE));
        eventually("book SALE SENT");
        assertThat(story.lines())
                .noneMatch(line -> line.startsWith("place") || line.startsWith("add") || line.startsWith("create"));
    }

    @Test
    void keysThatTheDeadOwnerDidNotHearAreToldByTheNext() {
        records.write(recordOf(new CallStep.Conversing("n1", "n1")));
        agents.say(talking(Optional.empty()));
        callerIsThereWithMedia();
        switchboard.pressed(new KeyPress("1", AT), new KeyPress("9", AT.plusMillis(300)));
        calls.connected();
        eventually("in step");
        Awaitility.await()
                .untilAsserted(() -> assertThat(story.lines())
                        .filteredOn("n1 Overheard 1"::equals)
                        .hasSize(2));
    }

    @Test
    void withItsRecordLostACallGoesOnFromWhatItsNodeSays() {
        agents.say(talking(Optional.of(recordOf(new CallStep.Arrived()).caller())));
        callerIsThereWithMedia();
        calls.connected();
        eventually("in step");
        calls.reported(new NodeReport.Ended(CALL, 1, SALE));
        eventually("book SALE SENT");
        assertThat(story.lines()).noneMatch(line -> line.startsWith("place"));
    }

    @Test
    void callersWhoLeftBeforeATakeoverAreBookedOnceByWhatTheirNodeKnows() {
        records.write(recordOf(new CallStep.Conversing("n1", "n1")));
        agents.say(talking(Optional.empty()));
        agents.when(NodeCommand.CallerLeft.class, told -> calls.reported(new NodeReport.Ended(CALL, 1, SALE)));
        calls.connected();
        eventually("forget");
        quiet();
        calls.audit();
        eventually("n1 Release 1");
        assertThat(story.lines()).filteredOn(line -> line.startsWith("book")).containsExactly("book SALE CALLER_LEFT");
    }

    @Test
    void aCallThatNobodyKnowsAnythingOfIsReleasedAtItsNode() {
        agents.say(talking(Optional.empty()));
        calls.connected();
        eventually("n1 Release 1");
        assertThat(story.lines()).noneMatch(line -> line.startsWith("book"));
    }

    private void servedAnew() {
        agents.add("n1");
        CallerEntered media = new CallerEntered("ai-m-3-17.1-", "UnicastRTP/1", List.of(), "", "", true);
        switchboard.has(new Snapshot(
                List.of(new Snapshot.Channel(caller("inbound", "7009001"), true), new Snapshot.Channel(media, true)),
                Set.of("ai-b-17.1")));
        calls.connected();
        eventually("n1 Bridged 4");
    }

    @Test
    void afterACrashWithoutRecordsTheCallerIsServedAnewAndTheOldMediaChannelLeaves() {
        servedAnew();
        assertThat(story.lines()).containsSubsequence("add ai-m-4-17.1- to ai-b-17.1", "hang up ai-m-3-17.1-");
    }

    @Test
    void whoeverWasServedBeforeHasLongHeardAnAgentWhenTheNextOneBegins() {
        servedAnew();
        calls.reported(new NodeReport.FirstAudio(CALL, 4, Duration.ofMillis(90)));
        assertThat(story.lines()).doesNotContain("history FirstAudio");
    }

    @Test
    void whoeverHasJustComeHearsTheFirstAgentOnce() {
        connect();
        calls.reported(new NodeReport.FirstAudio(CALL, 1, Duration.ofMillis(90)));
        calls.reported(new NodeReport.FirstAudio(CALL, 1, Duration.ofMillis(90)));
        assertThat(story.lines()).containsOnlyOnce("history FirstAudio");
    }

    @Test
    void aCallWhoseNodeComesLateIsLeftToItAndGoesOn() {
        callerIsThereWithMedia();
        agents.sayNextTime(talking(Optional.of(recordOf(new CallStep.Arrived()).caller())));
        calls.connected();
        Awaitility.await().until(() -> calls.count() == 1);
        calls.reported(new NodeReport.Ended(CALL, 1, SALE));
        eventually("book SALE SENT");
        assertThat(story.lines().subList(0, story.lines().indexOf("book SALE SENT")))
                .noneMatch(line ->
                        line.startsWith("place") || line.startsWith("hang up ai-m") || line.startsWith("delete"));
    }

    @Test
    void aNodeThatHasACallInAnEarlierGenerationIsToldThatItGoesOnElsewhere() {
        connect();
        eventually("write Conversing");
        Held earlier = new Held(CALL, 0, Optional.empty(), Stage.TALKING, Optional.empty());
        agents.say(new RollCall.Present("n0", "n0", earlier));
        callerIsThereWithMedia();
        calls.audit();
        eventually("n0 Release 0");
        assertThat(story.lines()).doesNotContain("n1 Release 1");
    }

    @Test
    void whatACrashLeftBehindIsDeleted() {
        CallerEntered media = new CallerEntered("ai-m-1-99.9-", "UnicastRTP/1", List.of(), "", "", true);
        switchboard.has(new Snapshot(List.of(new Snapshot.Channel(media, true)), Set.of("ai-b-99.9", "ai-b-17.1")));
        calls.connected();
        eventually("delete ai-b-17.1");
        assertThat(story.lines()).contains("hang up ai-m-1-99.9-", "delete ai-b-99.9");
    }

    @Test
    void channelsOfOthersAreNobodysBusiness() {
        CallerEntered other = new CallerEntered("88.8", "PJSIP/other", List.of(), "", "", true);
        switchboard.has(new Snapshot(List.of(new Snapshot.Channel(other, false)), Set.of("conference-1")));
        calls.connected();
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .until(() -> story.lines().stream().allMatch("in step"::equals));
    }
}
