package io.viciagents.dispatcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asterisk is new enough for ExternalMedia, and has what a call needs. */
final class VersionAndModules implements Check {
    private static final Pattern RELEASE = Pattern.compile("(?:certified[/-])?(\\d{1,4})\\.(\\d{1,6}).*");
    private static final List<String> NEEDED = List.of(
            "app_stasis.so",
            "res_stasis.so",
            "res_ari_applications.so",
            "res_ari_bridges.so",
            "res_ari_channels.so",
            "res_ari_events.so",
            "chan_rtp.so",
            "res_rtp_asterisk.so",
            "bridge_simple.so",
            "bridge_softmix.so",
            "codec_ulaw.so",
            "func_callerid.so",
            "func_strings.so",
            "res_agi.so");

    private final Ari ari;

    VersionAndModules(Ari ari) {
        this.ari = ari;
    }

    @Override
    public String name() {
        return "Asterisk's version and modules";
    }

    @Override
    public List<Finding> look() {
        String name = ari.server().name();
        try {
            String version = ari.get("/asterisk/info?only=system")
                    .body()
                    .path("system")
                    .path("version")
                    .asText();
            if (version.isEmpty()) {
                return List.of(Finding.notChecked(name, "ARI does not answer", "mend ARI first"));
            }
            return List.of(version(name, version), modules(name));
        } catch (IOException unreachable) {
            return List.of(Finding.notChecked(name, "ARI does not answer", "mend ARI first"));
        }
    }

    private static Finding version(String name, String version) {
        Matcher release = RELEASE.matcher(version);
        if (!release.matches()) {
            return Finding.notChecked(name, "version '" + version + "' says nothing to us", "16.6 or newer is needed");
        }
        int major = Integer.parseInt(release.group(1));
        boolean isOld = major < 16 || (major == 16 && Integer.parseInt(release.group(2)) < 6);
        return isOld
                ? Finding.wrong(
                        name,
                        "Asterisk " + version + " has no ExternalMedia",
                        "use 16.6 or newer on this server, such as VICIdial's 18")
                : Finding.ok(name, "Asterisk " + version);
    }

    private Finding modules(String name) throws IOException {
        Set<String> running = new HashSet<>();
        for (JsonNode module : ari.get("/asterisk/modules").body()) {
            if (module.path("status").asText().equals("Running")) {
                running.add(module.path("name").asText());
            }
        }
        List<String> missing = new ArrayList<>(NEEDED);
        missing.removeAll(running);
        return missing.isEmpty()
                ? Finding.ok(name, "all modules that a call needs are running")
                : Finding.wrong(
                        name,
                        "modules are not running: " + String.join(", ", missing),
                        "take their noload lines out of modules.conf, then asterisk -rx \"module load NAME\" for each;"
                                + " no restart is needed");
    }
}
