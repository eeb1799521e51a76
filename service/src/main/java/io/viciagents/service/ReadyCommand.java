package io.viciagents.service;

import io.viciagents.service.life.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ready URL...}: whether these services say that they are ready; {@code helm test} runs it. */
@Command(
        name = "ready",
        mixinStandardHelpOptions = true,
        description = "Asks services whether they are ready, and says what those that are not still miss.")
final class ReadyCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int OK = 200;

    @Parameters(arity = "1..*", paramLabel = "URL", description = "Such as http://127.0.0.1:8081")
    private List<URI> services = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        boolean all = true;
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            for (URI service : services) {
                all &= isReady(client, service, out);
            }
        }
        out.flush();
        return (all ? ExitCode.STOPPED : ExitCode.FAILED).number();
    }

    private static boolean isReady(HttpClient client, URI service, PrintWriter out) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/ready")).timeout(LIMIT).build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            out.print(service + ": " + response.body());
            return response.statusCode() == OK;
        } catch (IOException silent) {
            out.println(service + ": does not answer (" + silent.getClass().getSimpleName() + ")");
            return false;
        }
    }
}
