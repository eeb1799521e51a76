package io.viciagents.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.HeldCalls;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeDesk;
import io.viciagents.cluster.NodeReport;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.node.media.MediaLoops;
import io.viciagents.node.media.MediaSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** With real media loops, on ports that the system chooses. */
class RehearsalTest {
    private static final MediaLoops LOOPS =
            MediaLoops.open(MediaSettings.of("127.0.0.1", 0), Clock.systemUTC(), new SimpleMeterRegistry());

    private final FakeTalks talks = new FakeTalks();
    private final List<NodeReport> reports = new CopyOnWriteArrayList<>();
    private final Slots slots = new Slots(2);
    private final CallDesk desk = new CallDesk(
            slots,
            LOOPS,
            new AdvertisedHosts(Map.of(), "10.0.0.1"),
            talks,
            (report, owner, wanted) -> reports.add(report),
            () -> 0);

    @AfterAll
    static void close() {
        LOOPS.close();
    }

    @Test
    void everyProfileIsOpenedAndReleasedInEachDirectionAndNothingIsLeft() {
        new Rehearsal(desk, "127.0.0.1", Future::succeededFuture, Clock.systemUTC())
                .of(Set.of("offer"))
                .await();

        List<String> call = List.of("expect 1", "open 1 {}", "close", "expect 2", "open 2 {}", "close");
        assertThat(talks.story())
                .containsExactlyElementsOf(
                        Stream.of(call, call).flatMap(List::stream).toList());
        assertThat(slots.used()).isZero();
        assertThat(reports).isEmpty();
    }

    @Test
    void itObeysNobodyWhoseWordWouldOutdateADispatchers() {
        new Rehearsal(desk, "127.0.0.1", Future::succeededFuture, Clock.systemUTC())
                .of(Set.of("offer"))
                .await();

        assertThat(desk.highestEpoch()).isZero();
    }

    @Test
    void aProfileThatIsRefusedIsPassedOver() {
        new Rehearsal(desk, "127.0.0.1", Future::succeededFuture, Clock.systemUTC())
                .of(Set.of("unknown"))
                .await();

        assertThat(talks.story()).isEmpty();
    }

    @Test
    void aDeskThatFailsDoesNotKeepTheNodeFromStarting() {
        NodeDesk failing = new NodeDesk() {
            @Override
            public Future<AssignmentReply> offered(Assignment assignment) {
                return Future.failedFuture("no line");
            }

            @Override
            public Future<NodeCommandReply> commanded(NodeCommand command) {
                return Future.failedFuture("no line");
            }

            @Override
            public Future<HeldCalls> owned(OwnerNotice notice) {
                return Future.failedFuture("no line");
            }
        };

        Future<Void> rehearsed =
                new Rehearsal(failing, "127.0.0.1", Future::succeededFuture, Clock.systemUTC()).of(Set.of("offer"));

        assertThat(rehearsed.succeeded()).isTrue();
    }
}
