package io.viciagents.node.profile;

import io.viciagents.cluster.Direction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything in a profile that is heard or spoken. */
final class Speakable {
    /** In English, those that the embedded recogniser tells apart; more would only be taken for each other. */
    private static final List<String> ASIDES = List.of(
            "uh-huh", "mhm", "okay", "yeah", "yes", "no", "right", "sure", "hello", "stop", "wait", "hold on", "sorry");

    private Speakable() {}

    static List<String> phrases(Profile profile) {
        Set<String> phrases = new LinkedHashSet<>();
        profile.globals().forEach(global -> phrases.addAll(global.phrases()));
        if (profile.guide() instanceof Guide.Model model) {
            phrases.addAll(model.phrases());
            if (model.consent().isPresent()) {
                phrases.addAll(profile.smallWords().yes());
                phrases.addAll(profile.smallWords().no());
            }
        }
        if (profile.directions().contains(Direction.OUTBOUND)) {
            phrases.addAll(MachinePhrases.ALL);
            if (profile.smallWords().dangling().equals(Dangling.MALAY)) {
                phrases.addAll(MachinePhrases.ALL_IN_MALAY);
            }
        }
        for (State state : profile.states().values()) {
            state.answers().forEach(answer -> phrases.addAll(answer.phrases()));
        }
        // What callers say while they listen, and to stop the agent: not answers, but a recogniser must know them.
        phrases.addAll(profile.inEnglish() ? ASIDES : smallWords(profile.smallWords()));
        return phrases.stream().sorted().toList();
    }

    private static List<String> smallWords(SmallWords words) {
        return Stream.of(words.yes(), words.no(), words.asides(), words.stops())
                .flatMap(List::stream)
                .toList();
    }

    static List<String> fixedPrompts(Profile profile) {
        return prompts(profile)
                .map(Prompt::text)
                .map(text -> Wording.identify(text, profile.identity()))
                .filter(text -> !text.isEmpty() && !text.contains("{"))
                .distinct()
                .sorted()
                .toList();
    }

    /** What a caller hears first, after the disclosure. */
    static Stream<Prompt> opening(Profile profile) {
        return switch (profile.guide()) {
            case Guide.Model model -> model.greeting().stream();
            case Guide.Script() ->
                Optional.ofNullable(profile.states().get(profile.start())).stream()
                        .flatMap(state -> state.say().stream());
        };
    }

    static Stream<Prompt> prompts(Profile profile) {
        List<Prompt> all = new ArrayList<>();
        if (!profile.identity().disclosure().isEmpty()) {
            all.add(new Prompt(profile.identity().disclosure(), Interruption.REFUSED));
        }
        if (profile.guide() instanceof Guide.Model model) {
            model.consent().ifPresent(all::add);
            all.addAll(model.greeting());
        }
        all.add(profile.machines().screening());
        all.addAll(profile.retries().noInput().say());
        all.addAll(profile.retries().noMatch().say());
        profile.retries().fillers().forEach(filler -> all.add(new Prompt(filler, Interruption.ALLOWED)));
        all.add(new Prompt(profile.resuming().cut(), Interruption.ALLOWED));
        all.add(new Prompt(profile.resuming().missed(), Interruption.ALLOWED));
        all.add(new Prompt(profile.patience().warningWords(), Interruption.ALLOWED));
        all.addAll(profile.actionFailed().say());
        profile.globals().forEach(global -> all.addAll(global.move().say()));
        profile.ends().values().forEach(end -> all.addAll(end.say()));
        profile.states().values().forEach(state -> collect(state, all));
        return all.stream();
    }

    private static void collect(State state, List<Prompt> all) {
        all.addAll(state.say());
        state.answers().forEach(answer -> all.addAll(answer.move().say()));
        state.digits().ifPresent(digits -> all.addAll(digits.move().say()));
        all.addAll(state.noInput().say());
        all.addAll(state.noInput().then().say());
        all.addAll(state.noMatch().say());
        all.addAll(state.noMatch().then().say());
    }
}
