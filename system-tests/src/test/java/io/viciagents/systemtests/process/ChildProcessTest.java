package io.viciagents.systemtests.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void aProcessThatIsDeafToSigtermIsKilled() {
        try (ChildProcess deaf = start("trap '' TERM; echo ready; while :; do sleep 0.1; done")) {
            Patience.until("the trap", SOON, () -> deaf.lastLines(1).equals("ready"));
            assertThat(deaf.stop(Duration.ofMillis(200))).isFalse();
            assertThat(deaf.alive()).isFalse();
        }
    }

    @Test
    void aFrozenProcessGoesOnWhenItIsThawed() {
        try (ChildProcess counting = start("while :; do echo x; sleep 0.05; done")) {
            Patience.until("output", SOON, () -> counting.lastLines(9).length() > 1);
            counting.freeze();
            Patience.until("standstill", SOON, () -> state(counting) == 'T');
            counting.thaw();
            Patience.until("motion", SOON, () -> state(counting) != 'T');
        }
    }

    @Test
    void noProcessOutlivesTheJvmThatStartedIt() throws IOException {
        Path pidFile = folder.resolve("pid");
        ChildProcess jvm = ChildProcess.start(
                "jvm",
                folder.resolve("jvm.log"),
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                List.of(Jdk.java(), OtherJvm.class.getName(), pidFile.toString()));
        Patience.until("the other JVM's child", Duration.ofSeconds(30), () -> Files.exists(pidFile));
        long child = Long.parseLong(Files.readString(pidFile));
        assertThat(ProcessHandle.of(child)).get().matches(ProcessHandle::isAlive);
        ProcessHandle.of(jvm.pid()).ifPresent(ProcessHandle::destroyForcibly);
        Patience.until(
                "the child's end",
                SOON,
                () -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    private ChildProcess start(String script) {
        return ChildProcess.start("sh", folder.resolve("log"), Map.of(), List.of("sh", "-c", script));
    }

    private static char state(ChildProcess process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return '?';
        }
    }
}
