package io.viciagents.node.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.viciagents.node.profile.Tool;
import io.viciagents.service.configuration.Secret;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP tools by Java's own client. Any thread.
 *
 * <p>Redirects are not followed, for a profile names the host that may see its secret. An answer that never ends is cut at
 * the tool's limit, one that is too large at its bytes; both are told to the model in a sentence.
 */
public final class HttpHooks implements Hooks, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpHooks.class);
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);

    private final Map<String, Secret> secrets;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTED_WITHIN)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** @param secrets that headers refer to, by their names */
    public HttpHooks(Map<String, Secret> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    @Override
    public void use(Tool.Http tool, JsonNode arguments, Consumer<String> result) {
        CompletableFuture<HttpResponse<CappedText.Read>> sent;
        try {
            sent = client.sendAsync(
                    HookRequest.of(tool, arguments, secrets), answer -> new CappedText(tool.mostBytes()));
        } catch (IllegalArgumentException | HookRequest.MissingSecret unfit) {
            result.accept(failed(tool, unfit));
            return;
        }
        sent.copy()
                .orTimeout(tool.limit().toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(HttpHooks::told)
                .exceptionally(failure -> {
                    sent.cancel(true);
                    return failed(tool, failure);
                })
                .thenAccept(result);
    }

    private static String told(HttpResponse<CappedText.Read> answer) {
        CappedText.Read read = answer.body();
        String cut = read.extent() == CappedText.Extent.CUT ? " (the answer was longer and is cut here)" : "";
        boolean fine = answer.statusCode() / 100 == 2;
        return (fine ? "" : "It failed with HTTP status " + answer.statusCode() + ": ") + read.text() + cut;
    }

    private static String failed(Tool.Http tool, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.atWarn()
                .addKeyValue("tool", tool.name())
                .addKeyValue("host", tool.host())
                .addKeyValue("reason", reason(tool, cause))
                .log("an HTTP tool failed");
        return "It failed, and nothing is known of what it did. Tell the caller that it is not possible just now.";
    }

    /** An exception's own words may hold the address with what the caller said in it. */
    private static String reason(Tool.Http tool, Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "no answer in " + tool.limit().toMillis() + " ms";
        }
        return cause instanceof HookRequest.MissingSecret missing
                ? String.valueOf(missing.getMessage())
                : cause.getClass().getSimpleName();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
