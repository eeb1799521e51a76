package io.viciagents.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.centre.CallLog;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.CallState;
import io.viciagents.systemtests.sip.Telephone;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three dispatchers share an Asterisk; the one that owns it is lost while one caller talks, another hangs up, a third
 * presses the key for never again, and a fourth comes. The goals are 2 s for a death and 5 s for a stall; what was measured is printed, and asserted with the room that a
 * busy machine needs.
 */
@ParameterizedClass
@EnumSource(AsteriskVersion.class)
class DispatcherTakeoverIT {
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(10);

    /** Longer than the cluster waits for a member that is silent. */
    private static final Duration STALL = Duration.ofSeconds(9);

    /** What a machine may pause that starts what was lost and serves what was not; a new connection would be longer. */
    private static final Duration NO_GAP = Duration.ofMillis(400);

    @SuppressWarnings("NullAway.Init") // set before the tests of each version
    private static Scene scene;

    @Parameter
    AsteriskVersion version = AsteriskVersion.V22;

    @BeforeParameterizedClassInvocation
    static void set(AsteriskVersion version) {
        scene = Scene.set(version, 3, 2, 5);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        scene.close();
    }

    @AfterEach
    void nothingIsLeftAndAllAreUp() {
        scene.hangUpAll();
        scene.awaitNothingLeft();
        scene.centre().dispatchers().forEach(JarService::awaitReady);
    }

    @Test
    void whenTheOwnerIsKilledAnotherGoesOnWithItsCalls() {
        lose("killed", owner -> owner.process().kill(), JarService::startAgain);
    }

    @Test
    void whenTheOwnerStandsStillAnotherGoesOnAndTheOneThatWakesTouchesNothing() {
        lose("stalled", owner -> owner.process().freeze(), owner -> {
            Patience.pass(STALL);
            owner.process().thaw();
            assertThat(owner.process().awaitEnd(Scene.SOON))
                    .as("the cluster has gone on without it: it ends, to be started anew")
                    .isTrue();
            owner.startAgain();
        });
    }

    @Test
    void whenTheOwnerIsStoppedItHandsItsCallsOver() {
        lose("stopped", owner -> owner.process().terminate(), owner -> {
            assertThat(owner.process().awaitEnd(Scene.SOON)).isTrue();
            assertThat(owner.process().exitCode()).isZero();
            owner.startAgain();
        });
    }

    private void lose(String how, Consumer<JarService> fault, Consumer<JarService> cure) {
        CallLog log = scene.centre().callLog();
        int ended = log.ended().size();
        Telephone stays = scene.call();
        Telephone leaves = scene.call();
        Telephone optsOut = scene.call();
        Patience.until("all in their conversations", Scene.SOON, () -> scene.usedSlots() == 3);
        scene.awaitKeysHeardByAllDispatchers(3);
        long connected = scene.told("connected");
        JarService owner = scene.ownerBut(Optional.empty());
        long lost = System.nanoTime();
        fault.accept(owner);
        leaves.hangUp();
        optsOut.line().press("9");
        Telephone comes = callUntilServed(lost, connected);
        Duration served = Duration.ofNanos(System.nanoTime() - lost);
        JarService next = scene.ownerBut(Optional.of(owner));
        scene.awaitNewSound(comes);
        Duration gap = stays.line().longestGap(lost, System.nanoTime());
        System.out.printf(
                "owner %s on Asterisk %s: a new caller served after %d ms, longest gap of a running call %d ms%n",
                how, version, served.toMillis(), gap.toMillis());
        assertThat(gap).isLessThan(NO_GAP);
        assertThat(stays.state()).isInstanceOf(CallState.Up.class);
        awaitAgentThatFollowsTheKey(optsOut);
        cure.accept(owner);
        owner.awaitReady();
        stays.line().press("1");
        scene.awaitNewSound(stays);
        assertThat(scene.ownerBut(Optional.empty())).isEqualTo(next);
        assertThat(scene.told("connected") - connected)
                .as("no running call was connected anew")
                .isOne();
        stays.hangUp();
        comes.hangUp();
        awaitOneOutcomeEach(log, ended);
        assertThat(since(log, ended).stream().map(CallLog.Ended::disposition)).contains("DNC");
    }

    private static Telephone callUntilServed(long lost, long connectedBefore) {
        Telephone comes = scene.dial();
        while (!isServed(comes, connectedBefore)) {
            assertThat(Duration.ofNanos(System.nanoTime() - lost)).isLessThan(SERVED_WITHIN);
            comes = scene.dial();
        }
        return comes;
    }

    private static void awaitAgentThatFollowsTheKey(Telephone optsOut) {
        Patience.until("the agent to say goodbye", Scene.SOON, () -> optsOut.state() instanceof CallState.Ended);
    }

    private void awaitOneOutcomeEach(CallLog log, int ended) {
        Patience.until("all four to end", Scene.SOON, () -> since(log, ended).size() >= 4);
        scene.awaitNothingLeft();
        assertThat(since(log, ended)).as("outcomes").hasSize(4);
        assertThat(since(log, ended).stream().map(CallLog.Ended::call)).doesNotHaveDuplicates();
    }

    /** Whoever takes over between the booking and the end of the record books the same again: one outcome all the same. */
    private static Set<CallLog.Ended> since(CallLog log, int ended) {
        return log.ended().stream().skip(ended).collect(Collectors.toSet());
    }

    /** Waits until an agent serves the caller, or the dialplan has sent it to humans. */
    private static boolean isServed(Telephone caller, long connectedBefore) {
        Patience.until(
                "a caller to be taken by somebody",
                SERVED_WITHIN,
                () -> scene.told("connected") > connectedBefore || Scene.hearsHumans(caller));
        return scene.told("connected") > connectedBefore;
    }
}
