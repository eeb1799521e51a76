package io.viciagents.systemtests.asterisk;

import io.viciagents.systemtests.process.ChildProcess;
import io.viciagents.systemtests.process.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asterisk as a process of this machine. Started by root it runs as {@code nobody}; where nobody may not look into the
 * project's folder (a clone in root's home), it stays root.
 */
final class ProcessRunner implements AsteriskRunner {
    private final AsteriskPackages packages;

    ProcessRunner(AsteriskPackages packages) {
        this.packages = packages;
    }

    @Override
    public String rootAsSeen() {
        return packages.root().toString();
    }

    @Override
    public Running run(Path folder, Path socketFolder) {
        List<String> asterisk = new ArrayList<>(packages.command());
        asterisk.addAll(List.of("-C", folder.resolve("etc/asterisk.conf").toString()));
        List<String> command = new ArrayList<>();
        if (isRoot() && nobodyMayEnter(folder)) {
            Commands.run(List.of("chown", "-R", "nobody:", folder.toString(), socketFolder.toString()));
            command.addAll(asNobody());
        }
        command.addAll(asterisk);
        command.add("-f");
        ChildProcess process =
                ChildProcess.start(packages.version().toString(), folder.resolve("log/stdout.log"), Map.of(), command);
        return new RunningProcess(process, List.copyOf(asterisk));
    }

    private boolean nobodyMayEnter(Path folder) {
        return Commands.succeeds(
                        with(asNobody(), "test", "-x", packages.command().getFirst()))
                && Commands.succeeds(with(
                        asNobody(),
                        "test",
                        "-r",
                        folder.resolve("etc/asterisk.conf").toString()));
    }

    private static List<String> asNobody() {
        return List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> with(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    /** One process, known by its handle. */
    private record RunningProcess(ChildProcess process, List<String> asterisk) implements Running {
        @Override
        public boolean alive() {
            return process.alive();
        }

        @Override
        public void stop() {
            process.thaw();
            process.stop(Duration.ofSeconds(5));
        }

        @Override
        public void kill() {
            process.kill();
        }

        @Override
        public void freeze() {
            process.freeze();
        }

        @Override
        public void thaw() {
            process.thaw();
        }

        @Override
        public String cli(String command) {
            return Commands.run(with(asterisk, "-rx", command));
        }

        @Override
        public String lastLines() {
            return process.lastLines(20);
        }
    }
}
