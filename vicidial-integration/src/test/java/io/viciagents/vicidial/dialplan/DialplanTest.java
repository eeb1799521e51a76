package io.viciagents.vicidial.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialplanTest {
    private static final Fallback HUMANS = new Fallback.InGroup("HUMANS");
    private static final Fallback DID = new Fallback.Extension("trunkinbound", "8005550100");

    @Test
    void theFileForAVicidialServerIsTheGoldenOne() {
        Dialplan dialplan = new Dialplan(
                "ai-agent",
                List.of(new DeliveryPoint("7009001", "9001"), new DeliveryPoint("7009101", "9101")),
                HUMANS,
                DID,
                CallLog.VICIDIAL,
                "default");
        assertThat(dialplan.render()).isEqualTo(golden("vicidial.conf"));
    }

    @Test
    void theFileForAnAsteriskWithoutVicidialIsTheGoldenOne() {
        Fallback sorry = new Fallback.Announcement("hello-world");
        Dialplan dialplan = new Dialplan("ai-agent", List.of(), sorry, sorry, new CallLog.Nobody(), "default");
        assertThat(dialplan.render()).isEqualTo(golden("plain.conf"));
    }

    @Test
    void everyContextOfOursTellsVicidialOfTheEnd() {
        String file = new Dialplan("ai-agent", List.of(), HUMANS, DID, CallLog.VICIDIAL, "default").render();
        for (String context : Dialplan.contexts()) {
            String body = Arrays.stream(file.split("\n\\["))
                    .filter(part -> part.startsWith(context + "]"))
                    .findFirst()
                    .orElseThrow();
            assertThat(body).contains("exten => h,1,AGI(agi://127.0.0.1:4577/call_log--HVcauses");
        }
    }

    @Test
    void whatCouldBreakOutOfItsLineIsRefused() {
        for (String bad : List.of("", "1,1)\nexten => h,1,System(id)", "${SHELL(id)}", "a b", "a,b", "a)", "a;b")) {
            assertThatThrownBy(() -> new DeliveryPoint(bad, "9001"))
                    .hasMessageContaining("extension of a delivery point");
            assertThatThrownBy(() -> new DeliveryPoint("7009001", bad))
                    .hasMessageContaining("user of a delivery point");
            assertThatThrownBy(() -> new Fallback.InGroup(bad)).hasMessageContaining("in-group of the fallback");
            assertThatThrownBy(() -> new Fallback.Extension(bad, "1")).hasMessageContaining("context of the fallback");
            assertThatThrownBy(() -> new Fallback.Extension("default", bad))
                    .hasMessageContaining("extension of the fallback");
            assertThatThrownBy(() -> new Fallback.Announcement(bad)).hasMessageContaining("sound of the fallback");
            assertThatThrownBy(() -> new CallLog.FastAgi(bad, 4577)).hasMessageContaining("host of the call log");
            assertThatThrownBy(() -> new Dialplan(bad, List.of(), HUMANS, DID, CallLog.VICIDIAL, "default"))
                    .hasMessageContaining("Stasis application");
            assertThatThrownBy(() -> new Dialplan("ai-agent", List.of(), HUMANS, DID, CallLog.VICIDIAL, bad))
                    .hasMessageContaining("VICIdial's context");
        }
    }

    @Test
    void aCallWithoutALeadCannotFallBackToAnInGroup() {
        assertThatThrownBy(() -> new Dialplan("ai-agent", List.of(), HUMANS, HUMANS, CallLog.VICIDIAL, "default"))
                .hasMessageContaining("an in-group needs a lead");
    }

    @Test
    void oneExtensionDeliversOneProfile() {
        DeliveryPoint point = new DeliveryPoint("7009001", "9001");
        assertThatThrownBy(
                        () -> new Dialplan("ai-agent", List.of(point, point), HUMANS, DID, CallLog.VICIDIAL, "default"))
                .hasMessageContaining("different extensions");
    }

    private static String golden(String name) {
        try (InputStream file = DialplanTest.class.getResourceAsStream("/dialplan/" + name)) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
