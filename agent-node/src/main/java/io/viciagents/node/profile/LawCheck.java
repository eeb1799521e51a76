package io.viciagents.node.profile;

import io.viciagents.cluster.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a profile must have before it may call people: the caller's name, a number to call back, the disclosure that a
 * machine speaks, and a way to opt out by voice (built in) and by key.
 *
 * <p>Follows the rules for artificial voices of 47 CFR 64.1200 (b); other countries ask for no less.
 */
final class LawCheck {
    private static final List<String> MACHINE =
            List.of("automated", "artificial", "virtual", "computer", "machine", "robot", "digital assistant");

    private LawCheck() {}

    static void run(Profile profile, Problems problems) {
        if (!profile.directions().contains(Direction.OUTBOUND)) {
            return;
        }
        Identity identity = profile.identity();
        if (identity.callerName().isEmpty()) {
            problems.add("identity.caller-name", "is missing: an outbound call must say on whose behalf it is made");
        }
        if (identity.callbackNumber().length() < 5) {
            problems.add("identity.callback-number", "is missing: an outbound call must say where to call back");
        }
        disclosure(identity.disclosure(), problems);
        Optional<String> key = profile.globals().stream()
                .filter(global -> global.kind() == GlobalAnswer.Kind.OPT_OUT)
                .findFirst()
                .flatMap(GlobalAnswer::key);
        if (key.isEmpty()) {
            problems.add("global.opt-out.key", "is missing: an outbound call must let the callee opt out by a key");
        }
    }

    private static void disclosure(String text, Problems problems) {
        String key = "identity.disclosure";
        if (text.isEmpty()) {
            problems.add(
                    key, "is missing: an outbound call must first say that a machine speaks, for whom, and the number");
            return;
        }
        if (!text.contains("{caller_name}") || !text.contains("{callback_number}")) {
            problems.add(key, "must hold {caller_name} and {callback_number}");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (MACHINE.stream().noneMatch(lower::contains)) {
            problems.add(key, "must say that a machine speaks: use one of the words " + String.join(", ", MACHINE));
        }
    }
}
