package io.viciagents.dispatcher.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Asterisk must be told after its files have changed. None of it touches a call, and nothing is restarted.
 *
 * <p>An Asterisk 16 that was started without ari.conf has ARI's modules loaded and not running, and loads them anew; 22 runs
 * them and refuses, which does no harm. Tried on both.
 */
final class Reloads {
    /** Those that a dispatcher needs, in the order in which they are loaded. */
    private static final List<String> ARI_MODULES = List.of(
            "res_ari.so",
            "res_ari_model.so",
            "res_ari_applications.so",
            "res_ari_asterisk.so",
            "res_ari_bridges.so",
            "res_ari_channels.so",
            "res_ari_events.so");

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
            if (!before.contains(AsteriskFiles.ARI)) {
                ARI_MODULES.forEach(module -> commands.add("module load " + module));
            }
            commands.add("module reload res_ari.so");
        }
        if (changed.contains(AsteriskFiles.DIALPLAN) || changed.contains(AsteriskFiles.EXTENSIONS)) {
            commands.add("dialplan reload");
        }
        return commands;
    }
}
