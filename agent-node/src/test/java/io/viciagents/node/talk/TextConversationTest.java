package io.viciagents.node.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.mind.Means;
import io.viciagents.node.mind.ModelDialogue;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.profile.Guide;
import io.viciagents.node.profile.Profile;
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
    void aCampaignManagerReachesAnOutcomeByWordsKeysAndSilence() throws IOException, InterruptedException {
        assertThat(talk("offer", "\nbananas\ncall me later\n2\n"))
                .contains("agent:  Hi Ann.", "agent:  Are you still there?", "(not understood)")
                .contains("disposition CALLBK, then hang up", "callback ", "asked for a call in the afternoon");
    }

    @Test
    void theInputMayEndBeforeTheConversation() throws IOException, InterruptedException {
        assertThat(talk("appointment-line", ""))
                .contains("Would you like to book")
                .doesNotContain("disposition");
    }

    @Test
    void aLanguageModelIsTalkedToInTheSameWayAndItsToolsAreSimulated() throws IOException, InterruptedException {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        Profile profile = Profiles.read(Path.of("../profiles/with-model/front-desk.yaml"));
        try (TalkLoop loop = new TalkLoop()) {
            Means means = new Means(
                    TextConversationTest::answer,
                    new SimulatedHooks(printer),
                    new PhraseUnderstanding(),
                    () -> false,
                    Clock.systemUTC(),
                    loop,
                    loop);
            Dialogue dialogue = new ModelDialogue("talk", profile, (Guide.Model) profile.guide(), Map.of(), means);
            new TextConversation(dialogue, loop, printer)
                    .hold(new BufferedReader(new StringReader("is monday free\nthanks\n")));
        }

        assertThat(out.toString())
                .contains("How can I help you?", "(uses free_times {\"day\":\"2026-03-02\"})")
                .contains("{\"day\":\"2026-03-02\"}: not asked, this is a rehearsal", "agent:  Nine is free.")
                .contains("disposition NP, then hang up", "summary: wanted a time");
    }

    /** On a thread of its own, as a model over a network does. */
    private static LanguageModel.Generation answer(ModelRequest request, ModelListener listener) {
        Thread.ofVirtual().start(() -> {
            switch (request.messages().getLast()) {
                case ModelMessage.Caller(String text)
                when text.equals("thanks") ->
                    listener.tool(
                            new ToolCall("2", "end_call", "{\"end\":\"informed\",\"summary\":\"wanted a time\"}"));
                case ModelMessage.Caller caller ->
                    listener.tool(new ToolCall("1", "free_times", "{\"day\":\"2026-03-02\"}"));
                default -> listener.text("Nine is free.");
            }
            listener.done(new ModelListener.Usage(1, 1));
        });
        return () -> {};
    }

    private static String talk(String profile, String lines) throws IOException, InterruptedException {
        StringWriter out = new StringWriter();
        Script script = new Script(
                Profiles.read(Path.of("../profiles", profile + ".yaml")),
                Map.of("first_name", "Ann"),
                new PhraseUnderstanding(),
                Clock.systemUTC());
        try (TalkLoop loop = new TalkLoop()) {
            new TextConversation(script, loop, new PrintWriter(out)).hold(new BufferedReader(new StringReader(lines)));
        }
        return out.toString();
    }
}
