package io.viciagents.node.profile;

import io.viciagents.cluster.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a profile must have before it may call people: the caller's name, a number to call back, the disclosure that a
 * machine speaks, and a way to opt out by voice (built in) and by key.
 *
 * <p>Follows the rules for artificial voices of 47 CFR 64.1200 (b); other countries ask for no less.
 */
final class LawCheck {
    private LawCheck() {}

    static void run(Profile profile, Problems problems) {
        recorded(profile, problems);
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
        disclosure(profile, problems);
        voicemail(profile, problems);
        Optional<String> key = profile.globals().stream()
                .filter(global -> global.kind() == GlobalAnswer.Kind.OPT_OUT)
                .findFirst()
                .flatMap(GlobalAnswer::key);
        if (key.isEmpty()) {
            problems.add("global.opt-out.key", "is missing: an outbound call must let the callee opt out by a key");
        }
    }

    private static void disclosure(Profile profile, Problems problems) {
        String key = "identity.disclosure";
        String text = profile.identity().disclosure();
        if (text.isEmpty()) {
            problems.add(
                    key, "is missing: an outbound call must first say that a machine speaks, for whom, and the number");
            return;
        }
        saysWho(key, text, problems);
        List<String> machine = machineWords(profile);
        String lower = text.toLowerCase(Locale.ROOT);
        if (machine.isEmpty()) {
            problems.add(
                    "identity.machine-words",
                    "is missing: write the words of the disclosure which say in " + profile.language()
                            + " that a machine speaks");
        } else if (machine.stream().map(words -> words.toLowerCase(Locale.ROOT)).noneMatch(lower::contains)) {
            problems.add(key, "must say that a machine speaks: use one of the words " + String.join(", ", machine));
        }
    }

    /** In English the profile has no say in it. */
    private static List<String> machineWords(Profile profile) {
        Stream<String> own = profile.inEnglish() ? Stream.of() : profile.identity().machineWords().stream();
        return Stream.concat(own, Phrasebook.of(profile.language()).machineWords().stream())
                .toList();
    }

    private static void saysWho(String key, String text, Problems problems) {
        if (!text.contains("{caller_name}") || !text.contains("{callback_number}")) {
            problems.add(key, "must hold {caller_name} and {callback_number}");
        }
    }

    /** A message that is left behind is a call, too. */
    private static void voicemail(Profile profile, Problems problems) {
        End end = profile.ends().get(profile.machines().voicemail());
        if (end != null && !end.say().isEmpty()) {
            String message = end.say().stream().map(Prompt::text).collect(Collectors.joining(" "));
            saysWho("ends." + end.name() + ".say", message, problems);
        }
    }

    private static boolean asksForConsent(Profile profile) {
        return profile.states().values().stream()
                .flatMap(state -> state.answers().stream())
                .anyMatch(answer -> answer.consent() == RecordingConsent.GIVEN);
    }

    /** Whoever is recorded from the first sound on is told so in the first words. Only English can be checked. */
    private static void recorded(Profile profile, Problems problems) {
        if (profile.recording() == RecordingMode.AFTER_CONSENT
                && profile.guide() instanceof Guide.Script
                && !asksForConsent(profile)) {
            problems.add(
                    "recording",
                    "'after-consent' would never record: give the answer by which a caller agrees 'recording: allowed'");
        }
        if (profile.recording() != RecordingMode.ALWAYS || !profile.inEnglish()) {
            return;
        }
        String first = profile.identity().disclosure() + " "
                + Speakable.opening(profile).map(Prompt::text).collect(Collectors.joining(" "));
        if (!first.toLowerCase(Locale.ROOT).contains("record")) {
            problems.add(
                    "recording",
                    "'always' needs first words which say that the call is recorded; add them, or write"
                            + " after-consent or off");
        }
    }
}
