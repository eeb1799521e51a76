package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.vicidial.SummaryPlace;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A dispatcher dies before, and after, each thing that it does to the world while a call goes on: each record, posting, request
 * to VICIdial and command to Asterisk. Another goes on from the record. The books say the same as if nothing had happened.
 */
class DyingDispatcherTest {
    private static final int AT_ONCE = 8;
    private static final NextStep HANG_UP = new NextStep.HangUp();
    private static final LocalDateTime WHEN = LocalDateTime.of(2026, 12, 2, 10, 30);

    /** What happens in the call, and what the books must say. */
    enum Scene {
        SALE(ends(new CallOutcome("SALE", HANG_UP, List.of(), "Bought.")), "SALE", "SALE"),
        CALLBACK(
                ends(new CallOutcome("CALLBK", HANG_UP, List.of(new BookEntry.Callback(WHEN, "")), "")),
                "CALLBK",
                "CBHOLD"),
        DO_NOT_CALL(ends(new CallOutcome("NI", HANG_UP, List.of(new BookEntry.DoNotCall()), "")), "DNC", "DNC"),
        DO_NOT_CALL_IN_MID_CALL(
                new ToyNode.Conversation(
                        List.of(new CallRequest.DoNotCall()),
                        List.of(new CallOutcome("DNC", HANG_UP, List.of(), "")),
                        Optional.empty()),
                "DNC",
                "DNC"),
        TRANSFER(
                ends(new CallOutcome("XFER", new NextStep.InGroup("HUMANS"), List.of(), "Wants a human.")), "XFER", ""),
        CALLER_LEAVES(
                new ToyNode.Conversation(
                        List.of(), List.of(), Optional.of(new CallOutcome("NI", HANG_UP, List.of(), ""))),
                "NI",
                "NI");

        private final ToyNode.Conversation conversation;
        private final String log;
        /** Empty where humans have the lead. */
        private final String lead;

        Scene(ToyNode.Conversation conversation, String log, String lead) {
            this.conversation = conversation;
            this.log = log;
            this.lead = lead;
        }

        private static ToyNode.Conversation ends(CallOutcome outcome) {
            return new ToyNode.Conversation(List.of(), List.of(outcome), Optional.empty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBooksAreRightWheneverItDies(Scene scene) throws Exception {
        int deeds = run(scene, Mortality.immortal());
        assertThat(deeds).isGreaterThan(4);
        List<Callable<Integer>> deaths = new ArrayList<>();
        for (int last = 0; last < deeds; last++) {
            for (Mortality.When when : Mortality.When.values()) {
                Mortality life = new Mortality(last, when);
                deaths.add(() -> run(scene, life));
            }
        }
        // Most of a death is waiting for answers that do not come.
        try (ExecutorService together = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Integer> death : together.invokeAll(deaths)) {
                death.get();
            }
        }
    }

    /** Answers how much the mortal dispatcher did. */
    private static int run(Scene scene, Mortality life) {
        try (Office office = new Office(Duration.ofMillis(500), new SummaryPlace.Comments())) {
            office.succeed(life);
            office.node().talks(scene.conversation);
            String channel = office.outbound();
            if (scene == Scene.CALLER_LEAVES) {
                office.awaitTalkOrDeath();
                office.asterisk().callerHangsUp(channel);
            }
            office.awaitEnd();
            if (life.isDead() && scene == Scene.CALLER_LEAVES && !office.remembers()) {
                // Nobody can know of a caller who has gone before anything was written down.
                return life.deeds();
            }
            if (life.isDead()) {
                office.begin(Mortality.immortal());
                office.awaitEnd();
            }
            office.settle();
            check(scene, office, scene + " " + life);
            return life.deeds();
        }
    }

    private static void check(Scene scene, Office office, String died) {
        assertThat(office.log("status")).as("log of " + died).isEqualTo(scene.log);
        if (!scene.lead.isEmpty()) {
            assertThat(office.lead("status")).as("lead of " + died).isEqualTo(scene.lead);
        }
        assertThat(office.outbox().isEmpty()).as("all told: " + died).isTrue();
        assertThat(office.outbox().stuck()).as(died).isEmpty();
        assertThat(office.rows("vicidial_dnc", "phone_number", Office.PHONE))
                .as("on the list: " + died)
                .isEqualTo(scene.log.equals("DNC") ? 1 : 0);
        assertThat(office.rows("vicidial_callbacks", "lead_id", Office.LEAD))
                .as("call-backs: " + died)
                .isEqualTo(scene == Scene.CALLBACK ? 1 : 0);
        assertThat(office.outbox().recorded().stream()
                        .filter(posting -> posting.task() instanceof BookTask.Disposition)
                        .map(posting -> posting.number())
                        .distinct())
                .as("one disposition: " + died)
                .hasSize(1);
    }
}
