package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.NextStep;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeReport;
import io.viciagents.cluster.ServedCalls;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LiveCallsTest extends LiveCallsFixture {
    @Test
    void keysGoToTheNodeThatHasTheCall() {
        connect();
        calls.dtmf(CHANNEL, new KeyPress("5", Instant.EPOCH));
        eventually("n1 Dtmf 1");
    }

    @Test
    void whatTheNodeReportsEndsTheCall() {
        connect();
        calls.reported(new NodeReport.Ended(CALL, 1, SALE));
        eventually("book SALE SENT");
        quiet();
    }

    @Test
    void aCommandHandsTheConversationsOfARouteToHumans() {
        connect();
        calls.census().handToHumans(route -> route.profile().equals("offer"));
        eventually("write Conversing");
        calls.census().handToHumans(route -> route.profile().equals("appointment"));
        calls.census().handToHumans(route -> route.profile().equals("appointment"));
        eventually("book XFER SENT");
        quiet();
        assertThat(story.lines()).containsOnlyOnce("n1 CallerLeft 1");
    }

    @Test
    void whatTheAgentKnewGoesWithTheCallerToHumans() {
        connect();
        eventually("write Conversing");
        CallOutcome known = new CallOutcome(
                "CALLBK", new NextStep.HangUp(), List.of(new BookEntry.DoNotCall()), "Wants no more calls.");
        agents.when(NodeCommand.CallerLeft.class, command -> calls.reported(new NodeReport.Ended(CALL, 1, known)));
        calls.census().handToHumans(route -> true);
        eventually("book XFER SENT");
        assertThat(records.last.orElseThrow().step()).isInstanceOfSatisfying(CallStep.Left.class, left -> {
            assertThat(left.outcome().next()).isEqualTo(new NextStep.InGroup("HUMANS"));
            assertThat(left.outcome().entries()).containsExactly(new BookEntry.DoNotCall());
            assertThat(left.outcome().summary()).isEqualTo("Wants no more calls. Handed to humans by command.");
        });
    }

    @Test
    void whatOthersAreToldOfTheCallsIsCountedByExtension() {
        assertThat(calls.census().told()).contains(new ServedCalls.Asterisk("pbx", false, Map.of()));
        calls.connected();
        eventually("in step");
        assertThat(calls.census().told()).contains(new ServedCalls.Asterisk("pbx", true, Map.of()));
        calls.disconnected();
        agents.add("n1");
        calls.callerEntered(caller("inbound", "7009001", "Y1262004330000000101", "0123"));
        eventually("n1 Bridged 1");
        assertThat(calls.census().told()).contains(new ServedCalls.Asterisk("pbx", false, Map.of("7009001", 1)));
        authority.doubt();
        assertThat(calls.census().told()).isEmpty();
    }

    @Test
    void aRawCallTakesNoneOfVicidialsLines() {
        connect();
        assertThat(calls.count()).isOne();
        assertThat(calls.census().told()).contains(new ServedCalls.Asterisk("pbx", false, Map.of()));
    }

    @Test
    void aReportOfAnEarlierNodeIsNotHeard() {
        connect();
        calls.reported(new NodeReport.Ended(CALL, 7, SALE));
        calls.callerEntered(caller("inbound", "7009001"));
        assertThat(calls.count()).isOne();
        assertThat(story.lines()).noneMatch(line -> line.startsWith("book"));
    }

    @Test
    void whatANodeThatHasTheCallNoLongerAsksForIsNotDone() {
        connect();
        eventually("write Conversing");
        calls.reported(new NodeReport.Asked(CALL, 7, 1, new CallRequest.Dtmf("1")));
        calls.reported(new NodeReport.Asked(CALL, 1, 2, new CallRequest.Dtmf("2")));
        eventually("n1 Answered 1");
        assertThat(story.lines()).filteredOn(line -> line.contains("Answered")).hasSize(1);
    }

    @Test
    void whenItsNodeIsLostTheCallGetsAnother() {
        connect();
        agents.add("n2");
        calls.nodeLost("n1");
        eventually("n2 Bridged 2");
        assertThat(story.lines()).containsSubsequence("add ai-m-2-17.1- to ai-b-17.1", "hang up ai-m-1-17.1-");
    }

    @Test
    void whenTheMediaChannelEndsTheCallGetsAnother() {
        connect();
        agents.add("n2");
        calls.channelLeft("ai-m-1-17.1-");
        eventually("n2 Bridged 2");
    }

    @Test
    void anExtensionWithoutARouteGoesToTheDialplansFallback() {
        calls.callerEntered(caller("inbound", "999"));
        assertThat(story.lines()).containsExactly("continue 17.1 at ai-handover,fallback");
    }

    @Test
    void aDialplanThatIsNotOursIsToldOnlyOnceAndLeftToItself() {
        calls.callerEntered(caller());
        assertThat(story.lines()).containsExactly("continue 17.1 at ai-handover,fallback");
        assertThat(calls.count()).isZero();
    }

    @Test
    void afterReconnectingCallersWhoCameMeanwhileAreTakenOn() {
        agents.add("n1");
        switchboard.has(new Snapshot(List.of(new Snapshot.Channel(caller("inbound", "7009001"), true)), Set.of()));
        calls.connected();
        eventually("n1 Bridged 1");
    }

    @Test
    void afterReconnectingCallersWhoLeftMeanwhileAreBooked() {
        connect();
        agents.when(NodeCommand.CallerLeft.class, told -> calls.reported(new NodeReport.Ended(CALL, 1, SALE)));
        switchboard.has(new Snapshot(List.of(), Set.of()));
        calls.connected();
        eventually("book SALE CALLER_LEFT");
        quiet();
    }

    @Test
    void inDoubtNothingIsDoneAndTheCallGoesOnWhenTheDoubtIsOver() {
        connect();
        authority.doubt();
        int before = story.lines().size();
        calls.reported(new NodeReport.Ended(CALL, 1, SALE));
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .until(() -> story.lines().stream().skip(before).noneMatch(line -> line.startsWith("hang up")));
        assertThat(story.lines()).noneMatch(line -> line.startsWith("book"));
        authority.sure();
        eventually("book SALE SENT");
        quiet();
    }

    @Test
    void whoeverLeavesInDoubtIsBookedByTheNextOwner() {
        connect();
        authority.doubt();
        calls.channelLeft(CHANNEL);
        calls.yieldAll();
        quiet();
        assertThat(story.lines()).noneMatch(line -> line.startsWith("book") || line.equals("forget"));
    }

    @Test
    void callsThatAreYieldedAreLeftAsTheyAreAndNoneBegins() {
        connect();
        int before = story.lines().size();
        calls.yieldAll();
        quiet();
        calls.callerEntered(
                new CallerEntered("17.2", "PJSIP/trunk-2", List.of("inbound", "7009001"), "name", "0123", true));
        quiet();
        assertThat(story.lines()).hasSize(before);
    }

    @Test
    void keysThatArePressedUntilTheNextOwnerComesGoToTheNodeAsBefore() {
        connect();
        calls.yieldAll();
        Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> calls.count() == 0);
        calls.dtmf(CHANNEL, new KeyPress("9", Instant.EPOCH));
        eventually("n1 Dtmf 1");
    }

    @Test
    void keysThatWerePressedWhileNoEventsCameGoToTheNode() {
        connect();
        calls.disconnected();
        switchboard.pressed(new KeyPress("9", Instant.EPOCH));
        calls.connected();
        calls.dtmf(CHANNEL, new KeyPress("9", Instant.EPOCH));
        eventually("n1 Dtmf 1");
        quiet();
        assertThat(story.lines()).containsOnlyOnce("n1 Dtmf 1");
    }

    @Test
    void whoIsReplacedAsksTheLease() {
        calls.replaced();
        assertThat(story.lines()).containsExactly("replaced");
    }
}
