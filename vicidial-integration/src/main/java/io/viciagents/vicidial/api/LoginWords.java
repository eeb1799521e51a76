package io.viciagents.vicidial.api;

import java.util.Optional;

/** What both APIs say when they do not even look at the function. Only the words before the details are ever read. */
final class LoginWords {
    private LoginWords() {}

    /** Empty when the login and the rights were accepted. */
    static Optional<DialerException> check(String dialer, Api api, String function, String text) {
        return text.lines()
                .findFirst()
                .flatMap(line -> ApiLine.parse(function, line))
                .filter(line -> line.kind() == ApiLine.Kind.ERROR)
                .flatMap(line -> refusal(dialer, api, function, line.reason()));
    }

    private static Optional<DialerException> refusal(String dialer, Api api, String function, String reason) {
        if (reason.startsWith("Login incorrect")
                || reason.startsWith("Too many login attempts")
                || reason.startsWith("Invalid Username/Password")) {
            return Optional.of(new DialerException.LoginRefused(dialer, api));
        }
        if (reason.contains("USER DOES NOT HAVE PERMISSION")) {
            return Optional.of(new DialerException.NotPermitted(dialer, function));
        }
        return reason.startsWith("Invalid Source")
                ? Optional.of(new DialerException.Refused(dialer, function, "the source is not accepted"))
                : Optional.empty();
    }
}
