package io.viciagents.vicidial.api;

import io.viciagents.vicidial.api.ApiLine.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What came back, after the login was accepted. Has no text of its own, so that no log shows a customer's data.
 */
final class ApiAnswer {
    private final String dialer;
    private final ApiRequest request;
    private final int httpStatus;
    private final String text;

    ApiAnswer(String dialer, ApiRequest request, int httpStatus, String text) {
        this.dialer = dialer;
        this.request = request;
        this.httpStatus = httpStatus;
        this.text = text;
    }

    int httpStatus() {
        return httpStatus;
    }

    String text() {
        return text;
    }

    /** Nothing but blanks. */
    boolean isEmpty() {
        return text.isBlank();
    }

    /** The lines that say SUCCESS, ERROR or NOTICE. */
    List<ApiLine> lines() {
        return text.lines()
                .flatMap(line -> ApiLine.parse(request.function(), line).stream())
                .toList();
    }

    /** The first line that says so. */
    Optional<ApiLine> line(Kind kind, String start) {
        return lines().stream().filter(line -> line.is(kind, start)).findFirst();
    }

    boolean says(Kind kind, String start) {
        return line(kind, start).isPresent();
    }

    /** Whether it is neither a table nor a value, but a line that reports an error. */
    boolean isError() {
        return ApiLine.parse(request.function(), text)
                .filter(line -> line.kind() == Kind.ERROR)
                .isPresent();
    }

    /** That this answer is none of those that the function is known to give. */
    DialerException unexpected() {
        String reason = lines().stream().findFirst().map(ApiLine::reason).orElse("an answer that is not understood");
        return new DialerException.Refused(dialer, request.function(), reason);
    }
}
