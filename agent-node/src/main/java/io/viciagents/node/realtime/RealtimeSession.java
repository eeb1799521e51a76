package io.viciagents.node.realtime;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.model.LanguageModel.Generation;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.network.Dial;
import io.viciagents.node.network.Refused;
import io.viciagents.node.network.Told;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.speech.MuLaw;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.Synthesiser.Synthesis;
import io.viciagents.node.time.Strand;
import io.viciagents.node.time.Timers;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call at OpenAI's Realtime. Its methods may be called from any thread; the rest is confined to its strand.
 *
 * <pre>
 *   connecting (what is sent waits) --open--&gt; open --close--&gt; over
 *       \-- refused, or broken: ear and answer fail, each once
 * </pre>
 *
 * <p>The provider's own turn detection is off: a turn's sound is sent while it lasts and committed at its end. Each answer is
 * asked for beside the provider's conversation, with our memory of it, so that what an interrupted caller did not hear is not
 * in it; the caller's last words are referred to as sound. Mutable: the socket, the last answers, the caller's last words.
 */
final class RealtimeSession implements Dial.Listener {
    private static final int MOST_WAITING = 400;
    /** Of an answer before the last, clauses may be spoken still: after a tool was used. */
    private static final int REMEMBERED = 4;

    private final Strand strand;
    private final Refused refused;
    private final Limits limits;
    private final RecognitionListener ear;
    private final Deque<JsonObject> waiting = new ArrayDeque<>();
    private final StringBuilder words = new StringBuilder();
    private Optional<WebSocket> socket = Optional.empty();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private Optional<String> heard = Optional.empty();
    private Timers.Alarm connecting = () -> {};
    private int asked;
    private boolean over;

    RealtimeSession(Strand strand, Refused refused, Limits limits, RecognitionListener ear) {
        this.strand = strand;
        this.refused = refused;
        this.limits = limits;
        this.ear = ear;
    }

    void connect(WebSocketClient client, WebSocketConnectOptions options, JsonObject session) {
        waiting.addFirst(session);
        connecting = new Dial(strand, refused, limits).open(client, options, this);
    }

    @Override
    public boolean opened(WebSocket open) {
        if (over) {
            return false;
        }
        socket = Optional.of(open);
        waiting.forEach(message -> open.writeTextMessage(message.encode()));
        waiting.clear();
        return true;
    }

    private void send(JsonObject message) {
        if (over) {
            return;
        }
        if (socket.isPresent()) {
            socket.get().writeTextMessage(message.encode());
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(message);
        }
    }

    /** 20 ms of the caller's turn, in µ-law. */
    void audio(byte[] frame) {
        strand.execute(() -> send(new JsonObject()
                .put("type", "input_audio_buffer.append")
                .put("audio", Base64.getEncoder().encodeToString(frame))));
    }

    /** The caller's turn is over. */
    void turnOver() {
        strand.execute(() -> {
            words.setLength(0);
            send(new JsonObject().put("type", "input_audio_buffer.commit"));
        });
    }

    /** Goes on with the conversation. One answer at a time: another takes its place. */
    Generation answer(ModelRequest request, ModelListener listener) {
        AtomicReference<@Nullable Answer> under = new AtomicReference<>();
        strand.execute(() -> {
            Answer fresh = new Answer(Integer.toString(++asked), listener);
            under.set(fresh);
            if (over) {
                fresh.failed(refused.failure(Kind.BROKEN, "is not connected any more"));
                return;
            }
            answers.stream().filter(before -> !before.over()).forEach(this::cancel);
            answers.add(fresh);
            if (answers.size() > REMEMBERED) {
                answers.remove();
            }
            send(Messages.answer(request, heard, fresh.number()));
            heard = Optional.empty();
        });
        return () -> strand.execute(() ->
                Optional.ofNullable(under.get()).filter(now -> !now.over()).ifPresent(this::cancel));
    }

    private void cancel(Answer unwanted) {
        unwanted.cancel();
        JsonObject message = new JsonObject().put("type", "response.cancel");
        unwanted.response().ifPresent(id -> message.put("response_id", id));
        send(message);
    }

    /** Speaks a clause of the answer; fails when it is none. */
    Synthesis speak(String text, SynthesisListener listener) {
        Cancelled cancelled = new Cancelled();
        strand.execute(() -> {
            Optional<AnswerSound> sound = answers.stream()
                    .map(Answer::sound)
                    .filter(known -> !over && known.goesOnWith(text))
                    .reduce((earlier, later) -> later);
            if (sound.isPresent()) {
                cancelled.clause = Optional.of(sound.get().claim(text, listener));
            } else {
                listener.failed(refused.failure(Kind.REQUEST, "does not speak what it did not think of"));
            }
        });
        return () -> strand.execute(() -> cancelled.clause.ifPresent(AnswerSound.Clause::cancel));
    }

    @Override
    public void heard(String text) {
        if (over) {
            return;
        }
        try {
            JsonObject event = new JsonObject(text);
            switch (Told.text(event, "type")) {
                case "input_audio_buffer.committed" -> heard = Optional.of(Told.text(event, "item_id"));
                case "conversation.item.input_audio_transcription.delta" ->
                    ear.interim(
                            words.append(Told.text(event, "delta")).toString().strip());
                case "conversation.item.input_audio_transcription.completed" ->
                    ear.result(Told.text(event, "transcript").strip());
                case "conversation.item.input_audio_transcription.failed" -> ear.result("");
                case "error" -> error(Told.object(event, "error"));
                case "response.created" -> begun(Told.object(event, "response"));
                default -> answered(event);
            }
        } catch (RuntimeException malformed) {
            // A stranger's event can be odd in more ways than a list would hold.
            failed(refused.failure(Kind.MALFORMED, "sent what cannot be read"));
        }
    }

    private void begun(JsonObject response) {
        String number = Told.text(Told.object(response, "metadata"), "answer");
        answers.stream()
                .filter(known -> known.number().equals(number))
                .forEach(known -> known.isCalled(Told.text(response, "id")));
    }

    private void answered(JsonObject event) {
        JsonObject response = Told.object(event, "response");
        String told = Told.text(event, "response_id");
        Optional<String> id = Optional.of(told.isEmpty() ? Told.text(response, "id") : told);
        answers.stream()
                .filter(known -> known.response().equals(id))
                .findFirst()
                .ifPresent(known -> answered(known, event, response));
    }

    private void answered(Answer now, JsonObject event, JsonObject response) {
        switch (Told.text(event, "type")) {
            case "response.output_audio_transcript.delta" -> now.text(Told.text(event, "delta"));
            case "response.output_audio.delta" -> {
                byte[] bytes = Base64.getDecoder().decode(Told.text(event, "delta"));
                now.sound().sound(MuLaw.samples(bytes, 8000));
            }
            case "response.output_audio.done" -> now.sound().complete();
            case "response.function_call_arguments.done" -> now.tool(event);
            case "response.done" -> over(now, response);
            default -> {
                // What else there is tells nothing that is not known.
            }
        }
    }

    private void over(Answer now, JsonObject response) {
        switch (Told.text(response, "status")) {
            case "completed" -> now.done(Told.object(response, "usage"));
            case "cancelled" -> now.cancel();
            default -> {
                JsonObject details = Told.object(response, "status_details");
                JsonObject error = Told.object(details, "error");
                now.failed(refused.failure(kind(Told.text(error, "code")), "did not finish its answer"));
            }
        }
    }

    private void error(JsonObject error) {
        String code = Told.text(error, "code");
        switch (code) {
            case "input_audio_buffer_commit_empty" -> ear.result("");
            case "response_cancel_not_active" -> {}
            default -> {
                Failure failure = refused.failure(kind(code), "failed in the midst of a call");
                answers.forEach(now -> now.failed(failure));
            }
        }
    }

    private static Kind kind(String code) {
        return switch (code) {
            case "insufficient_quota" -> Kind.QUOTA;
            case "rate_limit_exceeded" -> Kind.RATE;
            case "invalid_value", "model_not_found" -> Kind.REQUEST;
            default -> Kind.SERVER;
        };
    }

    void close() {
        strand.execute(() -> {
            if (!over) {
                end();
                answers.forEach(Answer::cancel);
            }
        });
    }

    @Override
    public void failed(Failure failure) {
        if (!over) {
            end();
            answers.forEach(now -> now.failed(failure));
            ear.failed(failure);
        }
    }

    private void end() {
        over = true;
        connecting.cancel();
        waiting.clear();
        socket.ifPresent(WebSocket::close);
    }

    /** What a cancelled clause is found by. */
    private static final class Cancelled {
        private Optional<AnswerSound.Clause> clause = Optional.empty();
    }
}
