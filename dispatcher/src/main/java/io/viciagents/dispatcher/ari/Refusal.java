package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.tools.RestException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.UpgradeRejectedException;
import io.viciagents.dispatcher.ari.Meters.Outcome;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * What came back instead of what was wanted.
 *
 * @param status HTTP status, or 0 when there was no answer
 * @param words to follow the name of the Asterisk: "answered 404 Channel not found"
 */
record Refusal(Outcome outcome, int status, String words) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;

    static Refusal of(Throwable failure, Duration limit) {
        if (failure instanceof RestException rest && rest.getCode() > 0) {
            return answered(rest.getCode(), explanation(rest));
        }
        if (failure instanceof UpgradeRejectedException rejected) {
            return answered(rejected.getStatus(), "to the request for events");
        }
        Throwable root = root(failure);
        if (root instanceof TimeoutException) {
            return new Refusal(Outcome.SILENT, 0, "did not answer within " + limit.toMillis() + " ms");
        }
        if (root instanceof JsonProcessingException || root instanceof RestException) {
            return new Refusal(Outcome.FAILED, 0, "gave an answer that cannot be read");
        }
        if (root instanceof UnknownHostException) {
            return new Refusal(Outcome.UNREACHABLE, 0, "cannot be found: the name does not resolve");
        }
        return new Refusal(Outcome.UNREACHABLE, 0, "cannot be reached: " + cut(String.valueOf(root.getMessage())));
    }

    private static Refusal answered(int status, String explanation) {
        Outcome outcome = status >= 500 ? Outcome.FAILED : Outcome.REFUSED;
        return new Refusal(outcome, status, ("answered " + status + " " + explanation).strip());
    }

    /** Asterisk explains itself as {"message":"Channel not found"}. */
    private static String explanation(RestException rest) {
        String body = rest.getResponse() == null ? "" : rest.getResponse();
        try {
            JsonNode answer = JSON.readTree(body);
            String message = answer.path("message").asText(answer.path("error").asText(""));
            return cut(message.isEmpty() ? body : message);
        } catch (JsonProcessingException plain) {
            return cut(body.replaceAll("(<[^>]*>|\\s)+", " ").strip());
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
