package io.viciagents.node.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.profile.Profiles;
import io.viciagents.node.script.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextConversationTest {
    @Test
    void aCampaignManagerReachesAnOutcomeByWordsKeysAndSilence() throws IOException {
        assertThat(talk("offer", "\nbananas\ncall me later\n2\n"))
                .contains("agent:  Hi Ann.", "agent:  Are you still there?", "(not understood)")
                .contains("disposition CALLBK, then hang up", "callback ", "asked for a call in the afternoon");
    }

    @Test
    void theInputMayEndBeforeTheConversation() throws IOException {
        assertThat(talk("appointment-line", ""))
                .contains("Would you like to book")
                .doesNotContain("disposition");
    }

    private static String talk(String profile, String lines) throws IOException {
        StringWriter out = new StringWriter();
        Script script = new Script(
                Profiles.read(Path.of("../profiles", profile + ".yaml")),
                Map.of("first_name", "Ann"),
                new PhraseUnderstanding(),
                Clock.systemUTC());
        new TextConversation(script, new PrintWriter(out)).hold(new BufferedReader(new StringReader(lines)));
        return out.toString();
    }
}
