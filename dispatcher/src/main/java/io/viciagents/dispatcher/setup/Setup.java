package io.viciagents.dispatcher.setup;

import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run of {@code vici-setup}, step by step. */
final class Setup {
    private static final Set<String> READ = Set.of(
            AsteriskFiles.HTTP, AsteriskFiles.ARI, AsteriskFiles.EXTENSIONS, AsteriskFiles.DIALPLAN, "asterisk.conf");

    private final Site site;
    private final PrintWriter out;

    Setup(Site site, PrintWriter out) {
        this.site = site;
        this.out = out;
    }

    ExitCode run(Path folder, Optional<Path> etc, Optional<String> name, boolean apply) {
        Map<String, AsteriskFiles> servers = new LinkedHashMap<>();
        for (Server server : site.servers()) {
            servers.put(server.name(), new AsteriskFiles(site, server, Map.of()));
        }
        etc.ifPresent(path -> {
            Server here = here(name);
            servers.put(here.name(), new AsteriskFiles(site, here, new Folder(path).read(READ)));
        });
        write(new Folder(folder), SetupFiles.of(site, servers));
        if (site.timeZone().isEmpty()) {
            out.println("Note: timeZone is not given, so the dialer is taken to be in this machine's, " + site.zone()
                    + "; call-backs are written in it.");
        }
        etc.ifPresent(path -> merge(path, name, apply));
        // A server's files come first: with lines at work, calls would come before there is anybody to answer them.
        return new DialerSide(site, out).run(apply && etc.isEmpty());
    }

    /** Asterisk's own files on this machine. */
    void merge(Path etc, Optional<String> name, boolean apply) {
        Folder asterisk = new Folder(etc);
        Map<String, String> before = asterisk.read(READ);
        merge(asterisk, before, new AsteriskFiles(site, here(name), before), apply);
    }

    private Server here(Optional<String> name) {
        List<String> names = site.servers().stream().map(Server::name).toList();
        if (name.isEmpty() && site.isCluster()) {
            throw new CannotStart("--server: there are several servers; say which one this machine is, of " + names);
        }
        return name.map(wanted -> site.servers().stream()
                        .filter(server -> server.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(() ->
                                new CannotStart("--server: there is no server '" + wanted + "'; name one of " + names)))
                .orElse(site.servers().getFirst());
    }

    private void write(Folder folder, Map<String, String> files) {
        out.println("Files in " + folder + " (passwords stand in them):");
        files.forEach(
                (name, text) -> out.println("  " + (folder.write(name, text) ? "written    " : "unchanged  ") + name));
    }

    private void merge(Folder asterisk, Map<String, String> before, AsteriskFiles files, boolean apply) {
        out.println();
        List<String> changed = files.changed();
        if (changed.isEmpty()) {
            out.println(asterisk + " is as it must be; nothing to reload.");
        } else {
            out.println(asterisk + (apply ? " is changed:" : " would be changed by --apply:"));
        }
        for (String name : changed) {
            String after = files.after().getOrDefault(name, "");
            out.println("  " + name + (before.containsKey(name) ? "" : " (new)"));
            String hidden = site.ari().password().reveal();
            Difference.between(before.getOrDefault(name, ""), after)
                    .forEach(line -> out.println("    " + line.replace(hidden, "***")));
            if (apply) {
                asterisk.keep(name);
                asterisk.write(name, after);
            }
        }
        if (!changed.isEmpty()) {
            out.println("A reload suffices, no restart, and no call is touched"
                    + (before.containsKey(AsteriskFiles.ARI)
                            ? ":"
                            : " (\"unable to load\" means that it runs already):"));
            Reloads.of(changed, before.keySet())
                    .forEach(command -> out.println("    asterisk -rx \"" + command + "\""));
        }
        files.notes().forEach(note -> out.println("Note: " + note + "."));
    }
}
