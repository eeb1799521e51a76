package io.viciagents.dispatcher.setup;

import io.viciagents.vicidial.dialplan.CallLog;
import io.viciagents.vicidial.dialplan.DeliveryPoint;
import io.viciagents.vicidial.dialplan.Dialplan;
import io.viciagents.vicidial.dialplan.Fallback;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the files of one telephony server are to be: ours, and those of the administrator's with our keys merged in, nothing
 * else of them changed. Confined to one thread.
 */
final class AsteriskFiles {
    /** Ours; every other file belongs to the administrator. */
    static final String DIALPLAN = "extensions-ai-agents.conf";

    static final String HTTP = "http.conf";
    static final String ARI = "ari.conf";
    /** Our user alone, for an ari.conf that includes it. */
    static final String ARI_USER = "ari-ai-agents.conf";

    static final String EXTENSIONS = "extensions.conf";

    private static final String GENERAL = "general";
    private static final Set<String> YES = Set.of("yes", "true", "y", "t", "1", "on");
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

    private final Site site;
    private final Server server;
    private final Map<String, String> before;
    private final Map<String, String> after = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private String url = "";

    /**
     * Merges at once.
     *
     * @param before the server's files by name, as far as they are known
     */
    AsteriskFiles(Site site, Server server, Map<String, String> before) {
        this.site = site;
        this.server = server;
        this.before = Map.copyOf(before);
        after.put(DIALPLAN, dialplan().render());
        after.put(HTTP, http());
        after.put(ARI, ari());
        if (before.containsKey(EXTENSIONS)) {
            after.put(EXTENSIONS, extensions());
        }
        if (before.containsKey("asterisk.conf")) {
            warnOfSystemName();
        }
    }

    /** What each file is to hold. */
    Map<String, String> after() {
        return after;
    }

    /** Those that differ from what is there. */
    List<String> changed() {
        return after.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What an administrator must know, each one sentence. */
    List<String> notes() {
        return notes;
    }

    /** Where dispatchers find its ARI. */
    String url() {
        return url;
    }

    private Dialplan dialplan() {
        Map<String, DeliveryPoint> points = new LinkedHashMap<>();
        for (AgentLines entry : site.agentsOn(server)) {
            points.putIfAbsent(
                    entry.extension(), new DeliveryPoint(entry.extension(), Long.toString(entry.firstUser())));
        }
        return new Dialplan(
                site.ari().application(),
                List.copyOf(points.values()),
                new Fallback.InGroup(site.humans().inGroup()),
                new Fallback.Extension(site.humans().didContext(), site.humans().did()),
                new CallLog.FastAgi("127.0.0.1", site.fastAgiPort()),
                site.vicidialContext());
    }

    private String http() {
        ConfText conf = new ConfText(before.getOrDefault(HTTP, ""));
        if (!isYes(conf.get(GENERAL, "enabled"))) {
            conf.set(GENERAL, "enabled", "yes");
        }
        String wanted = site.ari().bind().orElse(server.ip());
        Optional<String> address = conf.get(GENERAL, "bindaddr");
        if (address.isEmpty()) {
            conf.set(GENERAL, "bindaddr", wanted);
        } else if (!address.get().equals(wanted) && !EVERYWHERE.contains(address.get())) {
            notes.add(HTTP + " listens on " + address.get() + ", which is kept, and dispatchers would look for it on "
                    + wanted + "; change bindaddr yourself if nothing else needs it, or name it as ari.bind");
        }
        Optional<String> port = conf.get(GENERAL, "bindport");
        if (port.isEmpty()) {
            conf.set(GENERAL, "bindport", Integer.toString(site.ari().port()));
        } else if (!port.get().equals(Integer.toString(site.ari().port()))) {
            notes.add(HTTP + " has port " + port.get() + ", which is kept; dispatchers are told so");
        }
        String host = address.filter(there -> !EVERYWHERE.contains(there)).orElse(wanted);
        String prefix = conf.get(GENERAL, "prefix").map(there -> "/" + there).orElse("");
        url = "http://" + host + ":" + port.orElse(Integer.toString(site.ari().port())) + prefix;
        return conf.text();
    }

    private String ari() {
        ConfText conf = new ConfText(before.getOrDefault(ARI, ""));
        if (!isYes(conf.get(GENERAL, "enabled"))) {
            conf.set(GENERAL, "enabled", "yes");
        }
        addUser(conf);
        return conf.text();
    }

    /** Our user of ARI and nothing else, for whoever includes it in an ari.conf of their own. */
    String ariUser() {
        ConfText conf = new ConfText("");
        addUser(conf);
        return conf.text();
    }

    private void addUser(ConfText conf) {
        String user = site.ari().user();
        setUnlessSo(conf, user, "type", "user");
        setUnlessSo(conf, user, "read_only", "no");
        setUnlessSo(conf, user, "password_format", "plain");
        setUnlessSo(conf, user, "password", site.ari().password().reveal());
    }

    private String extensions() {
        ConfText conf = new ConfText(before.getOrDefault(EXTENSIONS, ""));
        String include = "#include \"" + DIALPLAN + "\"";
        if (!conf.hasLine(include) && !conf.hasLine("#include " + DIALPLAN)) {
            conf.append(include);
        }
        return conf.text();
    }

    private void warnOfSystemName() {
        new ConfText(before.getOrDefault("asterisk.conf", ""))
                .get("options", "systemname")
                .ifPresent(
                        name -> notes.add(
                                "asterisk.conf sets systemname, so VICIdial's unique ids overflow and every"
                                        + " answered call dies after 2 s; take the line out and restart Asterisk when no call is up"));
    }

    private static void setUnlessSo(ConfText conf, String section, String key, String value) {
        if (!conf.get(section, key).equals(Optional.of(value))) {
            conf.set(section, key, value);
        }
    }

    private static boolean isYes(Optional<String> word) {
        return word.filter(there -> YES.contains(there.toLowerCase(java.util.Locale.ROOT)))
                .isPresent();
    }
}
