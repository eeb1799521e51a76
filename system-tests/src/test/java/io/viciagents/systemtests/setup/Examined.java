package io.viciagents.systemtests.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viciagents.dispatcher.doctor.DoctorCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * What the doctor's command said, as JSON.
 *
 * @param code with which it ended
 * @param text as it was printed
 */
record Examined(int code, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String ARI_PASSWORD = "ari-secret-1";

    static Examined on(Path folder, String api, String apiPassword, String rest, String... more) throws IOException {
        Path site = Files.writeString(folder.resolve("doctor.yaml"), api + "\n" + rest);
        StringWriter out = new StringWriter();
        String[] arguments = new String[more.length + 2];
        arguments[0] = site.toString();
        arguments[1] = "--json";
        System.arraycopy(more, 0, arguments, 2, more.length);
        int code = new CommandLine(new DoctorCommand(Map.of("API_PASSWORD", apiPassword, "ARI_PASSWORD", ARI_PASSWORD)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        return new Examined(code, out.toString());
    }

    /** The findings of a check. */
    List<JsonNode> of(String check) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode finding : JSON.readTree(text).path("findings")) {
            if (finding.path("check").asText().equals(check)) {
                found.add(finding);
            }
        }
        return found;
    }

    /** The first finding of a check, as state and sentence. */
    String first(String check) throws IOException {
        return of(check).stream()
                .findFirst()
                .map(finding -> finding.path("state").asText() + ": "
                        + finding.path("says").asText())
                .orElse("nothing");
    }
}
