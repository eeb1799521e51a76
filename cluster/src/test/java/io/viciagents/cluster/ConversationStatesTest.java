package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far conversations have come, in a real Hazelcast of one member. */
class ConversationStatesTest {
    private static final CallRef CALL = new CallRef("pbx-1", "1700000000.12");
    private static HazelcastInstance hazelcast;

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private ConversationStates states;

    @BeforeAll
    static void start() {
        Config config = new Config();
        config.setClusterName("conversations-of-" + ProcessHandle.current().pid());
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        hazelcast = Hazelcast.newHazelcastInstance(config);
    }

    @AfterAll
    static void stop() {
        hazelcast.shutdown();
    }

    @BeforeEach
    void open() {
        hazelcast.getMap("states").clear();
        states = new ConversationStates(hazelcast.getMap("states"), Runnable::run);
    }

    @Test
    void theNewestStateOfTheNewestNodeCounts() {
        for (int revision = 1; revision <= 200; revision++) {
            states.write(CALL, 1, state(revision));
        }
        awaitNewest(200);
        states.write(CALL, 3, state(1));
        awaitNewest(1);

        states.write(CALL, 1, state(201));

        assertThat(states.newest(CALL, 4).map(ConversationState::revision)).hasValue(1L);
    }

    @Test
    void whileAWriteIsUnderWayOnlyTheNewestOfThoseThatFollowWaits() {
        ConversationStates slow = new ConversationStates(hazelcast.getMap("states"), tasks::add);
        for (int revision = 1; revision <= 50; revision++) {
            slow.write(CALL, 1, state(revision));
        }
        assertThat(tasks).hasSize(1);

        tasks.remove().run();
        Awaitility.await().until(() -> !tasks.isEmpty());
        tasks.remove().run();

        awaitNewest(50);
        assertThat(tasks).isEmpty();
    }

    @Test
    void aCallThatHasEndedIsForgottenInAllItsGenerations() {
        states.write(CALL, 1, state(1));
        states.write(CALL, 2, state(1));
        Awaitility.await().until(() -> states.count() == 2);

        states.remove(CALL, 2);

        Awaitility.await().until(() -> states.count() == 0);
        assertThat(states.newest(CALL, 2)).isEmpty();
        assertThat(states.failed()).isZero();
    }

    private void awaitNewest(long revision) {
        Awaitility.await()
                .until(() ->
                        states.newest(CALL, 4).map(ConversationState::revision).equals(Optional.of(revision)));
    }

    private static ConversationState state(long revision) {
        return new ConversationState(
                ConversationState.VERSION,
                revision,
                Duration.ZERO,
                List.of(),
                new DialogueMemory("script", Map.of()),
                ConversationState.Answer.COMPLETE,
                List.of(),
                List.of(),
                ConversationState.Consent.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
