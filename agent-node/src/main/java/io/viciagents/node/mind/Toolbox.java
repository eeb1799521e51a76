package io.viciagents.node.mind;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRequest;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.hook.Hooks;
import io.viciagents.node.mind.Leaving.LastWords;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.model.ToolDeclaration;
import io.viciagents.node.profile.LeadTime;
import io.viciagents.node.profile.Privacy;
import io.viciagents.node.profile.Tool;
import io.viciagents.node.recording.Masking;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Does what a model calls its tools for, and tells it what really came of it. Confined to the call's loop.
 *
 * <p>A model's call is a stranger's input: the tool must be one that the profile allows, the arguments must fit its schema.
 * Mutable: whether a callback was arranged, for some ends are right only then.
 */
final class Toolbox {
    private final List<Tool> tools;
    private final List<ToolDeclaration> declarations;
    private final Leaving leaving;
    private final Hooks hooks;
    private final Map<String, String> lead;
    private final Clock clock;
    private final Executor loop;
    private Callback callback = Callback.NONE;

    Toolbox(List<Tool> tools, Leaving leaving, Map<String, String> lead, Means means) {
        this.tools = List.copyOf(tools);
        this.declarations = tools.stream().map(Declarations::of).toList();
        this.leaving = leaving;
        this.lead = lead;
        this.hooks = means.hooks();
        this.clock = means.clock();
        this.loop = means.loop();
    }

    List<ToolDeclaration> declarations() {
        return declarations;
    }

    /** Uses a tool; {@code result} is told on the loop, once, unless the call ends with it. */
    void use(ToolCall call, Reply reply, Consumer<String> result) {
        reply.part(new AnswerPart.Noted("uses " + call.tool() + " " + call.arguments()));
        Optional<ToolDeclaration> declared = declarations.stream()
                .filter(tool -> tool.name().equals(call.tool()))
                .findFirst();
        if (declared.isEmpty()) {
            result.accept("There is no such tool.");
            return;
        }
        try {
            use(
                    tools.get(declarations.indexOf(declared.get())),
                    Arguments.read(call.arguments(), declared.get().parameters()),
                    reply,
                    result);
        } catch (Arguments.Unfit unfit) {
            result.accept(unfit.reason());
        }
    }

    private void use(Tool tool, Arguments arguments, Reply reply, Consumer<String> result) throws Arguments.Unfit {
        switch (tool) {
            case Tool.EndCall end -> {
                LastWords words = reply.silent() ? LastWords.THE_PROFILES : LastWords.SAID;
                leave(arguments.text("end"), words, arguments, reply, result);
            }
            case Tool.Transfer transfer ->
                leave(arguments.text("to"), LastWords.THE_PROFILES, arguments, reply, result);
            case Tool.Callback allowed -> ask(callback(arguments, allowed), reply, result);
            case Tool.Disposition disposition ->
                ask(new CallRequest.Disposition(arguments.text("status")), reply, result);
            case Tool.NeverAgain never -> ask(new CallRequest.DoNotCall(), reply, result);
            case Tool.LeadFields fields ->
                ask(
                        new CallRequest.LeadFields(
                                Map.of(arguments.text("field"), Masking.mask(arguments.text("value")))),
                        reply,
                        result);
            case Tool.Keys keys -> keys(arguments.text("keys"), reply, result);
            case Tool.Discretion discretion -> {
                Privacy privacy = arguments.text("from_now_on").equals("private") ? Privacy.PRIVATE : Privacy.OPEN;
                reply.part(new AnswerPart.Keep(privacy));
                result.accept("It is done.");
            }
            case Tool.TypedNumber typed -> {
                int fewest = arguments.number("fewest");
                int most = Math.max(fewest, arguments.number("most"));
                reply.part(new AnswerPart.Listen(List.of(), Optional.of(new AnswerPart.Digits(fewest, most))));
                result.accept("The caller can type now: ask for the number.");
            }
            case Tool.Http http ->
                reply.work(
                        http.limit(),
                        () -> hooks.use(http, arguments.all(), told -> loop.execute(() -> result.accept(told))));
        }
    }

    private CallRequest callback(Arguments arguments, Tool.Callback allowed) throws Arguments.Unfit {
        LocalDateTime now = LeadTime.now(lead.getOrDefault(LeadTime.OFFSET_FIELD, ""), clock);
        return new CallRequest.Callback(
                CallbackTime.read(arguments.text("date"), arguments.text("time"), allowed, now),
                Masking.mask(arguments.text("comments")));
    }

    private void leave(String end, LastWords words, Arguments arguments, Reply reply, Consumer<String> result) {
        if (callback == Callback.NONE && leaving.wantsCallback(end)) {
            result.accept("No callback is arranged. Arrange it first, or end the call in another way.");
            return;
        }
        leaving.by(
                new Leaving.Way(List.of(), end, words, arguments.text("summary")),
                reply,
                reason -> result.accept("Nobody can take the caller now: " + reason
                        + ". Say so, and offer a call at another time or your own help."));
    }

    private void keys(String keys, Reply reply, Consumer<String> result) throws Arguments.Unfit {
        if (!keys.matches("[0-9*#]{1,32}")) {
            throw new Arguments.Unfit("keys are 0 to 9, * and #");
        }
        ask(new CallRequest.Dtmf(keys), reply, result);
    }

    private void ask(CallRequest request, Reply reply, Consumer<String> result) {
        reply.ask(request, answer -> {
            switch (answer) {
                case CallAnswer.Done(String detail) -> {
                    callback = request instanceof CallRequest.Callback ? Callback.ARRANGED : callback;
                    result.accept(("It is done. " + detail).strip());
                }
                case CallAnswer.Refused(String reason) -> result.accept("It is not done: " + reason);
            }
        });
    }

    private enum Callback {
        NONE,
        ARRANGED
    }
}
