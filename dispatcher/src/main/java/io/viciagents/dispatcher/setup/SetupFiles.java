package io.viciagents.dispatcher.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The folder of files that an administrator reads, copies and runs, by their paths in it. */
final class SetupFiles {
    private SetupFiles() {}

    /**
     * All of them.
     *
     * @param servers the files of each telephony server, by its name
     */
    static Map<String, String> of(Site site, Map<String, AsteriskFiles> servers) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("admin-fields.md", FieldsPage.of(site));
        files.put("vicidial.sql", SqlText.of(site));
        files.put("dispatcher.yaml", DispatcherText.of(site, servers));
        servers.forEach((name, server) -> {
            server.after().forEach((file, text) -> files.put(name + "/" + file, text));
            files.put(name + "/" + AsteriskFiles.ARI_USER, server.ariUser());
            files.put(name + "/steps.txt", steps(server));
        });
        return files;
    }

    private static String steps(AsteriskFiles server) {
        List<String> changed = server.changed();
        return "On this telephony server, as root:\n\n"
                + "1. Copy into /etc/asterisk: "
                + String.join(", ", server.after().keySet())
                + "\n   (http.conf and ari.conf only if there are none; otherwise run there:"
                + " vici-setup FILE --etc /etc/asterisk, which merges)\n"
                + (server.after().containsKey(AsteriskFiles.EXTENSIONS)
                        ? ""
                        : "2. Add at the end of /etc/asterisk/extensions.conf:  #include \"" + AsteriskFiles.DIALPLAN
                                + "\"\n")
                + "3. Take it up, without a restart and without touching a call:\n"
                + Reloads.of(changed, Set.of()).stream()
                        .map(command -> "     asterisk -rx \"" + command + "\"\n")
                        .collect(Collectors.joining())
                + server.notes().stream().map(note -> "Note: " + note + "\n").collect(Collectors.joining());
    }
}
