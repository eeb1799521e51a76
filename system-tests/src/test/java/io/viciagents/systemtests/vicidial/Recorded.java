package io.viciagents.systemtests.vicidial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A request to a real VICIdial, with its answer. */
record Recorded(
        String api, String function, String name, String parameters, int httpStatus, String body, String effect) {
    static List<Recorded> all() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Recorded.class.getResourceAsStream("/vicidial/conformance.tsv")),
                StandardCharsets.UTF_8))) {
            return file.lines().skip(1).map(Recorded::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isPost() {
        return parameters.startsWith("POST ");
    }

    /** URL-encoded, with the function. */
    String query() {
        String sent = isPost() ? parameters.substring(5) : parameters;
        return sent + (sent.isEmpty() ? "" : "&") + "function=" + function;
    }

    String path() {
        return api.equals("agent") ? "/agc/api.php" : "/vicidial/non_agent_api.php";
    }

    @Override
    public String toString() {
        return api + " " + function + ": " + name;
    }

    private static Recorded parse(String line) {
        String[] cells = line.split("\t", -1);
        return new Recorded(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                Integer.parseInt(cells[4]),
                cells[5].replace("\\n", "\n"),
                cells.length > 6 ? cells[6] : "");
    }
}
