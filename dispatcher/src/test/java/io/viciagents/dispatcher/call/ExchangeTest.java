package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final CallRecord ENDED = new CallRecord(
            new CallRef("pbx", "17.1"),
            new Fence(1, "me"),
            new CallRecord.Caller(Direction.INBOUND, "7009001", "name", "0123", Instant.EPOCH),
            1,
            new CallStep.Arrived());

    private final Story story = new Story();
    private final ForgetfulBooks books = new ForgetfulBooks();
    private final Exchange exchange = TestExchange.of(
            story,
            new FakeSwitchboard(story),
            new FakeAgents(story),
            new FakeRecords(story),
            caller -> Future.succeededFuture(Map.of()),
            books);

    @Test
    void theRecordOfACallWhoseEndWouldDieWithThisProcessStaysForWhoeverComesAfterIt() {
        exchange.forget(ENDED);
        assertThat(story.lines()).isEmpty();

        books.kept = true;
        exchange.forget(ENDED);
        assertThat(story.lines()).containsExactly("forget");
    }

    private static final class ForgetfulBooks implements Books {
        private boolean kept;

        @Override
        public void ended(CallRecord call, CallOutcome outcome, Leaving leaving) {
            throw new IllegalStateException("nothing ends here");
        }

        @Override
        public boolean kept(CallRef call) {
            return kept;
        }
    }
}
