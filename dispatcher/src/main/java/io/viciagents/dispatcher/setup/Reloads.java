package io.viciagents.dispatcher.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Asterisk must be told after its files have changed. None of it touches a call, and nothing is restarted. */
final class Reloads {
    private Reloads() {}

    /**
     * The commands for the console, in order.
     *
     * @param changed files that differ now
     * @param before files that were there
     */
    static List<String> of(List<String> changed, Set<String> before) {
        List<String> commands = new ArrayList<>();
        if (changed.contains(AsteriskFiles.HTTP)) {
            commands.add("module reload http");
        }
        if (changed.contains(AsteriskFiles.ARI)) {
            commands.add(before.contains(AsteriskFiles.ARI) ? "module reload res_ari.so" : "module load res_ari.so");
        }
        if (changed.contains(AsteriskFiles.DIALPLAN) || changed.contains(AsteriskFiles.EXTENSIONS)) {
            commands.add("dialplan reload");
        }
        return commands;
    }
}
