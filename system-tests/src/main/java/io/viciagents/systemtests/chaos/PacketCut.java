package io.viciagents.systemtests.chaos;

import io.viciagents.systemtests.process.ChildProcess;
import io.viciagents.systemtests.process.Commands;
import java.util.ArrayList;
import java.util.List;

/**
 * Packets of a process, to it and from it, are dropped until this is closed: all from the same moment on, for what is heard
 * of it is timed. Needs root and iptables.
 */
public final class PacketCut implements AutoCloseable {
    private final List<String> rules = new ArrayList<>();

    /** Whatever ends us before the cure: no rule stays behind. */
    private PacketCut() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "cure"));
    }

    /** Why it cannot be done here; empty when it can. */
    public static String impossible() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "only root may drop packets";
        }
        return Commands.succeeds(List.of("iptables", "-w", "-L", "INPUT", "-n")) ? "" : "iptables does not work here";
    }

    /** Of its media, and nothing else. */
    public static PacketCut ofMedia(ChildProcess process) {
        PacketCut cut = new PacketCut();
        ports("-ul", process).forEach(port -> cut.drop("udp", port));
        return cut.begin();
    }

    /**
     * Of all that it sends and hears; nor can it connect anew.
     *
     * @param others to whom it might
     */
    static PacketCut ofAll(ChildProcess process, List<ChildProcess> others) {
        PacketCut cut = new PacketCut();
        for (ChildProcess other : others) {
            ports("-tl", other).forEach(port -> cut.rules.add("-p tcp --syn --dport " + port));
        }
        ports("-ta", process).forEach(port -> cut.drop("tcp", port));
        ports("-ul", process).forEach(port -> cut.drop("udp", port));
        return cut.begin();
    }

    /** The local ports of its sockets, each once. */
    private static List<Integer> ports(String which, ChildProcess process) {
        return Commands.run(List.of("ss", "-H", "-n", "-p", which))
                .lines()
                .filter(line -> line.contains("pid=" + process.pid() + ","))
                .map(line -> line.strip().split("\\s+", -1)[3])
                .map(address -> Integer.valueOf(address.substring(address.lastIndexOf(':') + 1)))
                .distinct()
                .toList();
    }

    private void drop(String protocol, int port) {
        rules.add("-p " + protocol + " --dport " + port);
        rules.add("-p " + protocol + " --sport " + port);
    }

    private synchronized PacketCut begin() {
        apply("-I");
        return this;
    }

    private void apply(String action) {
        StringBuilder text = new StringBuilder("*filter\n");
        rules.forEach(
                packets -> text.append(action).append(" INPUT ").append(packets).append(" -j DROP\n"));
        Commands.run(
                List.of("iptables-restore", "--noflush", "--wait"),
                text.append("COMMIT\n").toString());
    }

    @Override
    public synchronized void close() {
        if (!rules.isEmpty()) {
            apply("-D");
            rules.clear();
        }
    }
}
