package io.viciagents.systemtests.chaos;

import io.viciagents.systemtests.process.Commands;
import java.util.ArrayList;
import java.util.List;

/** Packets from and to one UDP port of this machine are dropped until it is closed. Needs root and iptables. */
final class MediaCut implements AutoCloseable {
    private final List<List<String>> rules = new ArrayList<>();

    private MediaCut() {}

    /** Why it cannot be done here; empty when it can. */
    static String impossible() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "only root may drop packets";
        }
        try {
            Commands.run(List.of("iptables", "-w", "-L", "INPUT", "-n"));
            return "";
        } catch (IllegalStateException missing) {
            return "iptables does not work here";
        }
    }

    static MediaCut of(int port) {
        MediaCut cut = new MediaCut();
        cut.drop("--dport", port);
        cut.drop("--sport", port);
        return cut;
    }

    private void drop(String which, int port) {
        List<String> rule = List.of("INPUT", "-p", "udp", which, Integer.toString(port), "-j", "DROP");
        Commands.run(command("-I", rule));
        rules.add(rule);
    }

    private static List<String> command(String action, List<String> rule) {
        List<String> command = new ArrayList<>(List.of("iptables", "-w", action));
        command.addAll(rule);
        return command;
    }

    @Override
    public void close() {
        rules.forEach(rule -> Commands.run(command("-D", rule)));
        rules.clear();
    }
}
