package io.viciagents.node.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** No phrase and no key may mean two things in one place. */
final class AnswerCheck {
    private final Profile profile;
    private final Problems problems;

    AnswerCheck(Profile profile, Problems problems) {
        this.profile = profile;
        this.problems = problems;
    }

    void run() {
        profile.states().values().forEach(state -> {
            String path = "states." + state.name();
            Map<String, String> phrases = new HashMap<>();
            Map<String, String> keys = new HashMap<>();
            for (GlobalAnswer global : profile.globals()) {
                String name = "global." + global.kind().key();
                global.phrases().forEach(phrase -> claim(path, phrase, name, phrases));
                global.key().ifPresent(key -> claim(path, "key " + key, name, keys));
            }
            for (Answer answer : state.answers()) {
                answer.phrases().forEach(phrase -> claim(path, phrase, answer.name(), phrases));
                answer.key().ifPresent(key -> claim(path, "key " + key, answer.name(), keys));
            }
            state.digits().ifPresent(digits -> digitsLeaveRoom(path, state));
        });
    }

    private void claim(String path, String what, String whose, Map<String, String> claims) {
        String first = claims.putIfAbsent(what, whose);
        if (first != null && !first.equals(whose)) {
            problems.add(path, "'" + what + "' means both " + first + " and " + whose + "; take it from one of them");
        }
    }

    /** While a number is typed, a digit is part of it and # ends it: only * is left for anything else. */
    private void digitsLeaveRoom(String path, State state) {
        for (GlobalAnswer global : profile.globals()) {
            notADigit(path, "global." + global.kind().key(), global.key());
        }
        state.answers().forEach(answer -> notADigit(path, answer.name(), answer.key()));
    }

    private void notADigit(String path, String whose, Optional<String> key) {
        if (key.isPresent() && !key.get().equals("*")) {
            problems.add(path + ".slot", "a number is typed here, so the key of " + whose + " can only be \"*\"");
        }
    }
}
