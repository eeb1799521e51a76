package io.viciagents.dispatcher.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AsteriskFilesTest {
    private static final String WEB_PHONES = """
            ; our agents' web phones need this
            [general]
            enabled=no
            bindaddr=0.0.0.0      ; all
            bindport=8089
            tlsenable=yes
            tlsbindaddr=0.0.0.0:8443
            tlscertfile=/etc/certificates/dialer.pem

            [post_mappings]
            uploads = /var/lib/asterisk/uploads
            """;

    private final Site site = Sites.of(Sites.SMALL);
    private final Map<String, String> before = new HashMap<>();

    @Test
    void whereThereIsNothingTheFilesAreMade() {
        assertThat(files().after())
                .containsEntry("http.conf", "[general]\nenabled = yes\nbindaddr = 10.0.0.5\nbindport = 8088\n")
                .containsEntry("ari.conf", """
                        [general]
                        enabled = yes

                        [vici-agents]
                        type = user
                        read_only = no
                        password_format = plain
                        password = ari-secret-1
                        """)
                .doesNotContainKey("extensions.conf");
        assertThat(files().url()).isEqualTo("http://10.0.0.5:8088");
    }

    @Test
    void anHttpConfThatIsThereIsMergedAndNothingElseOfItChanges() {
        before.put("http.conf", WEB_PHONES);
        assertThat(files().after().get("http.conf")).isEqualTo(WEB_PHONES.replace("enabled=no", "enabled = yes"));
        assertThat(files().url()).isEqualTo("http://10.0.0.5:8089");
        assertThat(files().notes()).containsExactly("http.conf has port 8089, which is kept; dispatchers are told so");
    }

    @Test
    void anAddressThatIsThereIsKeptAndToldOf() {
        before.put(
                "http.conf", "[general]\nenabled = true\nbindaddr = 127.0.0.1\nbindport = 8088\nprefix = asterisk\n");
        assertThat(files().changed()).doesNotContain("http.conf");
        assertThat(files().url()).isEqualTo("http://127.0.0.1:8088/asterisk");
        assertThat(files().notes())
                .containsExactly("http.conf listens on 127.0.0.1, which is kept, and dispatchers would look for it on"
                        + " 10.0.0.5; change bindaddr yourself if nothing else needs it, or name it as ari.bind");
    }

    @Test
    void otherUsersOfAriStay() {
        before.put("ari.conf", """
                [general]
                enabled = yes ; on

                [crm]
                type = user
                password = theirs
                [vici-agents]
                type=user
                password=old ; from last year
                """);
        assertThat(files().after()).containsEntry("ari.conf", """
                [general]
                enabled = yes ; on

                [crm]
                type = user
                password = theirs
                [vici-agents]
                type=user
                password = ari-secret-1
                read_only = no
                password_format = plain
                """);
    }

    @Test
    void theIncludeIsAddedOnce() {
        before.put("extensions.conf", "[general]\nstatic=yes\n#include extensions-vicidial.conf");
        String once = files().after().getOrDefault("extensions.conf", "");
        assertThat(once).isEqualTo("""
                [general]
                static=yes
                #include extensions-vicidial.conf
                #include "extensions-ai-agents.conf"
                """);
        before.put("extensions.conf", once);
        assertThat(files().changed()).doesNotContain("extensions.conf");
    }

    @Test
    void aSecondRunChangesNothing() {
        before.put("http.conf", WEB_PHONES);
        before.put("extensions.conf", "[default]\n");
        before.putAll(files().after());
        assertThat(files().changed()).isEmpty();
        assertThat(Reloads.of(files().changed(), before.keySet())).isEmpty();
    }

    @Test
    void aSystemnameIsWarnedOf() {
        before.put("asterisk.conf", "[directories](!)\n[options]\n;systemname = no\nsystemname = pbx1\n");
        assertThat(files().notes()).anyMatch(note -> note.startsWith("asterisk.conf sets systemname"));
        before.put("asterisk.conf", "[options]\n;systemname = pbx1\n");
        assertThat(files().notes()).isEmpty();
    }

    @Test
    void eachServerHasOnlyItsOwnDeliveryPoints() {
        Site cluster = Sites.of(Sites.SMALL
                .replace("{name: pbx-1, ip: 10.0.0.5}", "{name: pbx-1, ip: 10.0.0.5}, {name: pbx-2, ip: 10.0.0.6}")
                .replace("firstUser: 9101", "server: pbx-1, firstUser: 9101")
                .replace("firstUser: 9001", "server: pbx-2, firstUser: 9001"));
        String first = dialplan(cluster, 0);
        assertThat(first).contains("exten => 7009101,1,Set(AI_USER=9101)").doesNotContain("7009001");
        assertThat(dialplan(cluster, 1))
                .contains("exten => 7009001,1,Set(AI_USER=9001)")
                .doesNotContain("7009101");
        assertThat(first).contains("Goto(trunkinbound,8005550199,1)", "Set(AI_INGROUP=HUMANS)");
        assertThat(first.split("exten => h,1,AGI", -1)).hasSize(5);
    }

    @Test
    void aReloadSuffices() {
        assertThat(Reloads.of(List.of("extensions-ai-agents.conf", "http.conf", "ari.conf"), Set.of("ari.conf")))
                .containsExactly("module reload http", "module reload res_ari.so", "dialplan reload");
        assertThat(Reloads.of(List.of("ari.conf"), Set.of()))
                .startsWith("module load res_ari.so")
                .endsWith("module reload res_ari.so");
    }

    private AsteriskFiles files() {
        return new AsteriskFiles(site, site.servers().getFirst(), before);
    }

    private static String dialplan(Site site, int server) {
        return new AsteriskFiles(site, site.servers().get(server), Map.of())
                .after()
                .getOrDefault("extensions-ai-agents.conf", "");
    }
}
