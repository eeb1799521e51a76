package io.viciagents.service.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class LifeTest {
    private final List<String> story = new CopyOnWriteArrayList<>();
    private final Life life = new Life(Duration.ofSeconds(20));

    @Test
    void partsAreClosedInReverseOrder() {
        opened("metrics");
        opened("http");
        opened("cluster");
        assertThat(life.stop()).isEqualTo(ExitCode.STOPPED);
        assertThat(story).containsExactly("close cluster", "close http", "close metrics");
    }

    @Test
    void stoppingTwiceStopsOnce() {
        opened("http");
        assertThat(life.stop()).isEqualTo(life.stop());
        assertThat(story).containsExactly("close http");
    }

    @Test
    void aPartThatFailsToCloseDoesNotKeepTheOthersOpen() {
        opened("http");
        life.onStop("cluster", () -> {
            throw new IllegalStateException("broken");
        });
        opened("asterisk");
        assertThat(life.stop()).isEqualTo(ExitCode.STOPPED);
        assertThat(story).containsExactly("close asterisk", "close http");
    }

    @Test
    void aPartThatHangsIsInterruptedAndLeftBehind() {
        Life hasty = new Life(Duration.ofMillis(10));
        hasty.onStop("http", () -> story.add("close http"));
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        hasty.onStop("calls", () -> {
            try {
                never.await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
        });
        assertThat(hasty.stop()).isEqualTo(ExitCode.OVERDUE);
        assertThat(story).containsExactly("close http");
        assertThat(interrupted).satisfies(CountDownLatch::await);
    }

    @Test
    void whoeverAsksFirstGivesTheExitCode() {
        life.stopSoon(ExitCode.FAILED, "the cluster is lost");
        life.stopSoon(ExitCode.STOPPED, "asked by a signal");
        assertThat(life.await()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aPartThatIsOpenedDuringTheStopIsClosedAtOnceAndEndsTheStart() {
        life.stop();
        assertThatThrownBy(() -> opened("late")).isInstanceOf(CannotStart.class);
        assertThat(story).containsExactly("close late");
    }

    @Test
    void theServiceIsReadyFromTheEndOfItsStartToItsStop() {
        Readiness.Gate asterisk = life.readiness().expect("asterisk a", "ARI is not connected");
        assertThat(life.readiness().missing()).containsOnlyKeys("asterisk a", "start");
        life.running();
        asterisk.ready();
        asterisk.ready();
        assertThat(life.readiness().missing()).isEmpty();
        asterisk.notReady("ARI refused the password");
        assertThat(life.readiness().missing()).containsEntry("asterisk a", "ARI refused the password");
        asterisk.ready();
        life.onStop("look", () -> story.addAll(life.readiness().missing().values()));
        life.stop();
        assertThat(story).containsExactly("the service is stopping");
    }

    private void opened(String name) {
        life.opened(name, () -> story.add("close " + name));
    }
}
