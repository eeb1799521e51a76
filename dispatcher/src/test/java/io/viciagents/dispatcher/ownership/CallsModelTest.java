package io.viciagents.dispatcher.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.viciagents.cluster.CallRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Calls in many short lives of a cluster: three dispatchers as they run in production but for clock, threads and lines,
 * four nodes, two Asterisk servers. Everybody dies and starts anew, stands still and wakes, is cut off and comes back.
 * After each step at most one dispatcher owns an Asterisk, at most one node is heard on a call, no call is booked in two
 * ways; and in the end every conversation is booked, and neither channel, bridge, slot nor record is left. A life is
 * repeated by its seed.
 */
class CallsModelTest {
    /** More with -Dlives=1000, others with -Dseed=1000. */
    private static final int LIVES = Integer.getInteger("lives", 60);

    private static final int FIRST = Integer.getInteger("seed", 0);

    /** Never for long in step with what dispatchers do every ten seconds: a look would see them at it each time. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(4_700);

    /** Nodes may answer five roll calls in a row too late: about one life in ten thousand needs more than ten looks. */
    private static final int LOOKS = 30;

    private static final List<String> STRIKES =
            List.of("dies", "stalls", "stalls", "wakes", "wakes", "isolated", "far from Asterisk", "mended", "drains");
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.viciagents");

    @BeforeAll
    static void quietly() {
        if (!World.STORY) {
            LOG.setLevel(Level.OFF);
        }
    }

    @AfterAll
    static void asBefore() {
        LOG.setLevel(null);
    }

    @Test
    void noTwoAreHeardNoTwoOutcomesAreBookedAndNothingIsLeft() throws InterruptedException {
        int talked = 0;
        int moves = 0;
        int booked = 0;
        for (int seed = FIRST; seed < FIRST + LIVES; seed++) {
            World world = new World(seed, 3, 4, "pbx-1", "pbx-2");
            lived(world).ifPresent(broken -> fail("seed " + world.seed + ": " + broken.getMessage(), broken));
            talked += world.talked.size();
            booked += world.booked().size();
            moves += world.moves;
        }
        assertThat(talked).as("conversations").isGreaterThan(10 * LIVES);
        assertThat(booked)
                .as(
                        "conversations in the books: of one without any record nobody may know, when node and dispatcher died")
                .isGreaterThanOrEqualTo(talked - talked / 100);
        assertThat(moves).as("conversations that changed their node").isGreaterThan(LIVES);
    }

    /** On a virtual thread, for to and fro between those costs least. */
    private static Optional<Throwable> lived(World world) throws InterruptedException {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        live(world);
                    } catch (AssertionError | RuntimeException broken) {
                        failures.add(broken);
                    }
                })
                .join();
        return failures.stream().findFirst();
    }

    private static void live(World world) {
        world.pass(Duration.ofSeconds(3));
        world.trouble = true;
        plague(world);
        world.trouble = false;
        heal(world);
        for (int i = 0; i < LOOKS && !world.isTidy(); i++) {
            world.pass(BETWEEN_LOOKS);
        }
        world.asterisks.forEach((name, asterisk) -> {
            assertThat(world.dispatchers.stream().filter(one -> one.holds(name)))
                    .as("owners of " + name)
                    .hasSize(1);
            assertThat(asterisk.all()).as("left in " + name).isEmpty();
        });
        world.nodes.forEach(
                node -> assertThat(node.calls()).as("slots of " + node.name).isEmpty());
        world.dispatchers.forEach(one ->
                assertThat(one.turns.names()).as("threads of " + one.name).isEmpty());
        assertThat(world.memory.keySet()).as("records").isEmpty();
        Map<CallRef, List<String>> booked = world.booked();
        assertThat(booked.values())
                .allSatisfy(dispositions -> assertThat(dispositions).hasSize(1));
        assertThat(world.talked.stream().filter(world.recorded::contains))
                .as("whoever was talked to is booked")
                .allMatch(booked::containsKey);
    }

    /** For ten seconds somebody calls, and something happens to somebody, every quarter of a second or so. */
    private static void plague(World world) {
        Random random = world.fate.random;
        List<ModelAsterisk> asterisks = List.copyOf(world.asterisks.values());
        for (int i = 0; i < 40; i++) {
            if (random.nextInt(2) == 0) {
                Optional<Duration> patience =
                        random.nextBoolean() ? Optional.empty() : Optional.of(world.fate.millis(100, 8_000));
                world.callerComes(asterisks.get(random.nextInt(asterisks.size())), patience);
            }
            if (random.nextInt(3) == 0) {
                strike(world, random);
            }
            world.pass(world.fate.millis(20, 480));
        }
    }

    private static void strike(World world, Random random) {
        boolean node = random.nextBoolean();
        Creature one = node
                ? world.nodes.get(random.nextInt(world.nodes.size()))
                : world.dispatchers.get(random.nextInt(world.dispatchers.size()));
        int what = random.nextInt(9);
        world.tell(STRIKES.get(what) + " " + one.name);
        switch (what) {
            case 0 -> die(world, one);
            case 1, 2 -> world.stall(one);
            case 3, 4 -> one.wake();
            case 5 -> world.isolate(one);
            case 6 -> world.farFromAsterisk(one);
            case 7 -> {
                world.merge(one);
                one.farFromAsterisk = false;
            }
            default -> {
                if (one instanceof ModelDispatcher dispatcher) {
                    dispatcher.take(() -> dispatcher.ownership.drain("a test"));
                    world.fate.in(Duration.ofSeconds(1), () -> {
                        if (!dispatcher.dead) {
                            world.restart(dispatcher);
                        }
                    });
                }
            }
        }
    }

    private static void die(World world, Creature one) {
        if (one instanceof ModelDispatcher dispatcher) {
            world.restart(dispatcher);
        } else if (one instanceof ModelNode node) {
            world.restart(node);
        }
    }

    private static void heal(World world) {
        for (ModelDispatcher one : List.copyOf(world.dispatchers)) {
            one.wake();
            one.farFromAsterisk = false;
            world.merge(one);
        }
        for (ModelNode one : world.nodes) {
            one.wake();
            one.farFromAsterisk = false;
            world.merge(one);
        }
    }
}
