package io.viciagents.node.script;

import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.profile.GlobalAnswer;
import io.viciagents.node.speech.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Recognises what is understood in every state: opt-out, a human, repeat. Deterministic, so that it can stand in front of
 * a language model, too.
 *
 * <p>A phrase of three words or more also counts inside a longer sentence, for nobody should have to say "take me off
 * your list" without a please.
 */
public final class GlobalIntents {
    private static final int TELLING_WORDS = 3;

    private final List<GlobalAnswer> globals;
    private final Understanding understanding;

    /** Recognises these answers. */
    public GlobalIntents(List<GlobalAnswer> globals, Understanding understanding) {
        this.globals = globals.stream()
                .sorted(Comparator.comparing(GlobalAnswer::kind))
                .toList();
        this.understanding = understanding;
    }

    /** All their phrases. */
    public List<String> phrases() {
        return globals.stream().flatMap(global -> global.phrases().stream()).toList();
    }

    /**
     * The global answer that was meant.
     *
     * @param rival distance of the best other answer; a global one wins when it is as near
     */
    public Optional<GlobalAnswer> said(String words, double rival) {
        for (GlobalAnswer global : globals) {
            boolean inside = global.phrases().stream()
                    .filter(phrase -> Words.of(phrase).size() >= TELLING_WORDS)
                    .anyMatch(phrase -> Words.holds(words, phrase));
            Optional<Understanding.Nearest> nearest = understanding.nearest(words, global.phrases());
            if (inside || (nearest.isPresent() && nearest.get().distance() <= rival)) {
                return Optional.of(global);
            }
        }
        return Optional.empty();
    }

    /** The global answer that has this key. */
    public Optional<GlobalAnswer> pressed(String key) {
        return globals.stream()
                .filter(global -> global.key().filter(key::equals).isPresent())
                .findFirst();
    }

    /** Whether these words mean never-call-again. */
    public boolean optsOut(String words) {
        return said(words, 1).filter(GlobalIntents::isOptOut).isPresent();
    }

    /** Whether this key means never-call-again. */
    public boolean isOptOutKey(String key) {
        return pressed(key).filter(GlobalIntents::isOptOut).isPresent();
    }

    /** Whether no limit of a profile may stand in its way. */
    static boolean isLaw(GlobalAnswer global) {
        return switch (global.kind()) {
            case OPT_OUT, HUMAN -> true;
            case REPEAT -> false;
        };
    }

    private static boolean isOptOut(GlobalAnswer global) {
        return global.kind() == GlobalAnswer.Kind.OPT_OUT;
    }
}
