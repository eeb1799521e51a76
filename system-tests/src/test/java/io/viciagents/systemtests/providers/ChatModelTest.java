package io.viciagents.systemtests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.model.ToolDeclaration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChatModelTest extends ChatScene {
    @Test
    void anAnswerComesPieceByPieceAndIsPaidForByTheCall() {
        LanguageModel model = one();
        bench.bills.open("call 1", "offer");

        HeardAnswer heard = asked(model, new ModelMessage.Caller("good morning"));

        assertThat(heard.usage().promptTokens()).isEqualTo(321);
        assertThat(heard.text()).isEqualTo("Good morning, how can I help you?");
        assertThat(heard.pieces).hasSizeGreaterThan(3);
        assertThat(bench.bills.of("call 1").cost().units()).isEqualTo(321 + 2 * 12);
        assertThat(bench.requests("first", "OK")).isEqualTo(1);
    }

    @Test
    void theWholeConversationIsToldInTheProtocolsWords() {
        LanguageModel model = one();

        HeardAnswer heard = asked(
                model,
                new ModelMessage.Agent("Good morning."),
                new ModelMessage.Caller("book me in"),
                new ModelMessage.Called(new ToolCall("c1", "book", "{\"day\":\"monday\"}")),
                new ModelMessage.Called(new ToolCall("c2", "note", "{}")),
                new ModelMessage.Answered("c1", "done"),
                new ModelMessage.Answered("c2", "done"),
                new ModelMessage.Note("silence"));

        heard.usage();
        var body = first.asked().getLast();
        assertThat(body.getString("model")).isEqualTo("some-model");
        assertThat(body.getString("reasoning_effort")).isEqualTo("low");
        assertThat(body.getInteger("max_tokens")).isEqualTo(250);
        assertThat(body.getBoolean("stream")).isTrue();
        var messages = body.getJsonArray("messages");
        assertThat(messages.stream().map(message -> String.valueOf(((JsonObject) message).getValue("role"))))
                .containsExactly("system", "assistant", "user", "assistant", "tool", "tool", "user");
        assertThat(messages.getJsonObject(3).getJsonArray("tool_calls")).hasSize(2);
        assertThat(messages.getJsonObject(4).getString("tool_call_id")).isEqualTo("c1");
    }

    @Test
    void toolCallsArePutTogetherFromTheirFragments() {
        first.answer(_ -> ModelAnswer.calling(
                new ModelAnswer.Call("c1", "book", "{\"day\":\"monday\",\"hour\":9}"),
                new ModelAnswer.Call("c2", "set_disposition", "{\"status\":\"SALE\"}")));
        LanguageModel model = one();
        HeardAnswer heard = new HeardAnswer();

        model.generate(
                new ModelRequest(
                        "call 1",
                        "You are an agent.",
                        List.of(new ModelMessage.Caller("monday at nine")),
                        List.of(new ToolDeclaration("book", "books", "{\"type\":\"object\"}")),
                        250),
                heard);

        heard.usage();
        assertThat(heard.calls)
                .containsExactly(
                        new ToolCall("c1", "book", "{\"day\":\"monday\",\"hour\":9}"),
                        new ToolCall("c2", "set_disposition", "{\"status\":\"SALE\"}"));
        assertThat(first.asked()
                        .getLast()
                        .getJsonArray("tools")
                        .getJsonObject(0)
                        .getString("type"))
                .isEqualTo("function");
    }

    @Test
    void whatIsNotWantedAnyMoreIsCancelledAtTheServer() {
        first.behave(Conduct.after(Duration.ZERO, Duration.ofMillis(200)));
        LanguageModel model = one();
        int before = first.cancelled();
        HeardAnswer heard = new HeardAnswer();
        LanguageModel.Generation generation = model.generate(request(new ModelMessage.Caller("hello")), heard);
        heard.firstPiece.orTimeout(20, TimeUnit.SECONDS).join();

        generation.cancel();
        generation.cancel();

        await().until(() -> first.cancelled() == before + 1);
        assertThat(heard.ended()).isFalse();
        assertThat(bench.requests("first", "CANCELLED")).isEqualTo(1);
    }
}
