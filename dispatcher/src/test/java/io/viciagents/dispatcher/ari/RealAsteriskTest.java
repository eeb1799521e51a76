package io.viciagents.dispatcher.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

/** The connection with a real Asterisk, of whatever version the system properties name. */
@EnabledIfSystemProperty(named = "asterisk.uri", matches = ".+")
@Timeout(120)
final class RealAsteriskTest {
    private static final int CALLS = 50;
    private static final int PAIRS = 40;
    private static final Duration TWO_LOOKS = Duration.ofMillis(2500);

    private final RealAsterisk real = new RealAsterisk();
    private final Vertx vertx = Vertx.vertx();
    private final RecordedListener heard = new RecordedListener();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SilentNode node = new SilentNode(vertx);
    private final AsteriskConnection asterisk = new AsteriskConnection(vertx, real.settings("ai-m-"), registry);

    @BeforeEach
    void connect() throws InterruptedException {
        asterisk.listen(heard);
        assertThat(heard.next()).isEqualTo("connected");
    }

    @AfterEach
    void leaveNothingBehind() {
        for (Snapshot.Channel channel : asterisk.snapshot().await().channels()) {
            asterisk.hangUp(channel.entry().channel()).await();
        }
        asterisk.snapshot()
                .await()
                .bridges()
                .forEach(bridge -> asterisk.deleteBridge(bridge).await());
        asterisk.close();
        node.close();
        vertx.close().await();
    }

    /** A caller who sends sound all the time, as a telephone does. */
    private String caller() throws Exception {
        real.call("milliwatt");
        return heard.nextCaller();
    }

    /** Answers, bridges and connects a media channel, as a call does. */
    private Future<Void> setUp(String caller) {
        String media = "ai-m-1-" + caller;
        String bridge = "ai-b-" + caller;
        Future<Void> entered = asterisk.entered(media);
        Future<Void> callerBridged = asterisk.answer(caller)
                .compose(up -> asterisk.createBridge(bridge))
                .compose(there -> asterisk.addToBridge(bridge, caller));
        return asterisk.openMedia(media, node.address(), MediaFormat.ULAW)
                .onSuccess(node::wake)
                .compose(address -> Future.all(entered, callerBridged))
                .compose(here -> asterisk.addToBridge(bridge, media));
    }

    private void tearDown(String caller) {
        asterisk.hangUp("ai-m-1-" + caller).await();
        asterisk.hangUp(caller).await();
        asterisk.deleteBridge("ai-b-" + caller).await();
    }

    @Test
    void aCallerAndAMediaChannelAreBridgedAndNothingStays() throws Exception {
        String caller = caller();
        MediaAddress own = asterisk.openMedia("ai-m-0-" + caller, node.address(), MediaFormat.ALAW)
                .await();
        assertThat(own.host()).isEqualTo("127.0.0.1");
        assertThat(own.port()).isPositive();
        setUp(caller).await();
        Snapshot during = asterisk.snapshot().await();
        assertThat(during.bridges()).contains("ai-b-" + caller);
        assertThat(during.channels())
                .filteredOn(channel -> channel.entry().channel().equals(caller))
                .singleElement()
                .satisfies(channel -> {
                    assertThat(channel.inOurApplication()).isTrue();
                    assertThat(channel.entry().up()).isTrue();
                    assertThat(channel.entry().arguments()).startsWith("inbound", "1000");
                });
        asterisk.hangUp("ai-m-0-" + caller).await();
        tearDown(caller);
        heard.nextThat("left " + caller);
        assertThat(asterisk.snapshot().await().bridges()).doesNotContain("ai-b-" + caller);
    }

    @Test
    void keysAreHeardByASecondEarAlsoWhileNobodyHasTheApplication() throws Exception {
        HeardKeys ours = new HeardKeys();
        HeardKeys anothers = new HeardKeys();
        AsteriskConnection owner = new AsteriskConnection(vertx, real.settings("ai-m-"), registry, ours);
        AsteriskConnection telephones = new AsteriskConnection(
                vertx, real.settings("ai-m-").withApplication("telephones"), new SimpleMeterRegistry());
        RecordedListener there = new RecordedListener();
        telephones.listen(there);
        there.nextThat("connected");
        try (SecondEar _ = SecondEar.open(vertx, real.settings("ai-m-"), "standby", anothers, (channel, key) -> {})) {
            real.callFrom("telephones");
            String caller = heard.nextCaller();
            String telephone = there.nextCaller();
            setUp(caller).await();
            owner.listen(heard);
            heard.nextThat("connected");
            real.awaitSubscribed("ai-agent-keys-standby", caller);
            telephones.sendDtmf(telephone, "5").await();
            heard.nextThat("pressed 5");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(anothers.of(caller))
                            .as("the same key by both, at the same time")
                            .hasSize(1)
                            .isEqualTo(ours.of(caller)));
            owner.close();
            Awaitility.await().during(TWO_LOOKS).until(() -> anothers.of(caller).size() == 1);
            telephones.sendDtmf(telephone, "9").await();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(anothers.of(caller))
                            .extracting(KeyPress::digit)
                            .containsExactly("5", "9"));
            tearDown(caller);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(anothers.of(caller)).isEmpty());
        } finally {
            telephones.close();
        }
    }

    @Test
    void fiftyCallersAtOnceAreBridgedWithoutARefusal() throws Exception {
        List<String> callers = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            callers.add(caller());
        }
        long begun = System.nanoTime();
        Future.all(callers.stream().map(this::setUp).toList()).await();
        report("50 at once, ms for all", new long[] {System.nanoTime() - begun});
        callers.forEach(this::tearDown);
        assertThat(registry.find("ari.requests").tag("outcome", "refused").timers())
                .isEmpty();
    }

    @Test
    void everyRequestOfManyThreadsIsAnswered() throws Exception {
        List<Thread> threads = IntStream.range(0, CALLS)
                .mapToObj(call -> Thread.ofVirtual().start(() -> makeAndDelete(call)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        long answered = registry.get("ari.requests").tag("outcome", "done").timers().stream()
                .mapToLong(Timer::count)
                .sum();
        assertThat(answered).isEqualTo(1 + 2L * CALLS * PAIRS);
    }

    private void makeAndDelete(int call) {
        for (int pair = 0; pair < PAIRS; pair++) {
            String bridge = "ai-b-" + call + "-" + pair;
            asterisk.createBridge(bridge).await();
            asterisk.deleteBridge(bridge).await();
        }
    }

    @Test
    void settingUpOneAfterTheOtherIsMeasured() throws Exception {
        setUp(caller()).await();
        long[] took = new long[CALLS];
        for (int call = 0; call < CALLS; call++) {
            String caller = caller();
            long begun = System.nanoTime();
            setUp(caller).await();
            took[call] = System.nanoTime() - begun;
            tearDown(caller);
        }
        report("set-up ms min, median, max", took);
        assertThat(Arrays.stream(took).max().getAsLong())
                .isLessThan(Duration.ofSeconds(5).toNanos());
    }

    private static void report(String what, long[] nanos) {
        Arrays.sort(nanos);
        List<Double> ms = IntStream.of(0, nanos.length / 2, nanos.length - 1)
                .mapToObj(index -> nanos[index] / 1e6)
                .toList();
        LoggerFactory.getLogger(RealAsteriskTest.class)
                .atInfo()
                .addKeyValue("ms", ms)
                .log(what);
    }

    @Test
    void commandsAboutWhatIsGoneSucceed() throws Exception {
        String caller = caller();
        asterisk.setVariable(caller, "AI_RESULT", "SALE, \"big\" & more").await();
        Optional<String> read = Optional.empty();
        while (read.isEmpty()) {
            // An Asterisk 16 says yes up to 200 ms before it has done it.
            read = asterisk.variable(caller, "AI_RESULT").await();
        }
        assertThat(read).contains("SALE, \"big\" & more");
        assertThat(asterisk.variable(caller, "AI_NOTHING").await()).isEmpty();
        asterisk.createBridge("ai-b-twice").await();
        asterisk.createBridge("ai-b-twice").await();
        asterisk.continueAt(caller, "ai-test", "echo").await();
        assertThat(heard.next()).isEqualTo("left " + caller);
        asterisk.continueAt(caller, "ai-test", "echo").await();
        asterisk.setVariable(caller, "AI_RESULT", "late").await();
        asterisk.answer(caller).await();
        asterisk.addToBridge("ai-b-twice", caller).await();
        assertThat(asterisk.snapshot().await().channels())
                .filteredOn(channel -> channel.entry().channel().equals(caller))
                .allMatch(channel -> !channel.inOurApplication());
        asterisk.hangUp(caller).await();
        asterisk.hangUp(caller).await();
        asterisk.continueAt(caller, "ai-test", "echo").await();
        asterisk.answer(caller).await();
        asterisk.addToBridge("ai-b-twice", caller).await();
        asterisk.deleteBridge("ai-b-twice").await();
        asterisk.deleteBridge("ai-b-twice").await();
        assertThat(asterisk.variable(caller, "AI_RESULT").await()).isEmpty();
        assertThat(heard.hasNothingMore()).as("told once that it left").isTrue();
    }

    @Test
    @EnabledIfSystemProperty(named = "asterisk.folder", matches = ".+")
    void keysAreTold() throws Exception {
        real.console("dialplan add extension keys,1,SendDTMF,ww5# into ai-test replace");
        real.call("keys");
        String caller = heard.nextCaller();
        assertThat(heard.next()).isEqualTo("pressed 5 on " + caller);
        assertThat(heard.next()).isEqualTo("pressed # on " + caller);
    }

    @Test
    void anotherClientTakesTheApplicationAndWeTakeItBack() throws Exception {
        RecordedListener other = new RecordedListener();
        AsteriskConnection second = new AsteriskConnection(vertx, real.settings("ai-m-"), new SimpleMeterRegistry());
        second.listen(other);
        assertThat(other.next()).isEqualTo("connected");
        assertThat(heard.next()).isEqualTo("replaced");
        real.call("echo");
        assertThat(other.next()).startsWith("entered");
        asterisk.reconnect();
        assertThat(heard.next()).isEqualTo("connected");
        other.nextThat("replaced");
        real.call("echo");
        assertThat(heard.next()).startsWith("entered");
        second.close();
    }

    @Test
    @EnabledIfSystemProperty(named = "asterisk.folder", matches = ".+")
    void aStalledAsteriskIsNoticedWithinSeconds() throws Exception {
        long begun = System.nanoTime();
        real.signal("STOP");
        try {
            assertThat(heard.next()).isEqualTo("disconnected");
            report("stall noticed after ms", new long[] {System.nanoTime() - begun});
        } finally {
            real.signal("CONT");
        }
        assertThat(heard.next()).isEqualTo("connected");
    }

    @Test
    @EnabledIfSystemProperty(named = "asterisk.up", matches = ".+")
    void aRestartedAsteriskIsFoundAgain() throws Exception {
        caller();
        real.kill();
        assertThat(heard.next()).isEqualTo("disconnected");
        real.start();
        long begun = System.nanoTime();
        assertThat(heard.next()).isEqualTo("connected");
        report("connected ms after it answers again", new long[] {System.nanoTime() - begun});
        assertThat(asterisk.snapshot().await().channels()).isEmpty();
        caller();
    }
}
