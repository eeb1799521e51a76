package io.viciagents.dispatcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {
    private final StringWriter out = new StringWriter();

    @Test
    void peopleGetAlignedLinesWithTheCureBelow() {
        Report report = report(Report.Look.PLAIN);
        assertThat(out.toString()).isEqualTo("""
                  ok     clock difference                        pbx-1: its clock agrees
                  WRONG  clock difference                        pbx-2: its clock differs by 9 s
                                                                 -> let chrony keep the time
                  -      clock difference                        nobody knows
                                                                 -> look by hand

                1 wrong; 1 not checked.
                """);
        assertThat(report.wrong()).isOne();
    }

    @Test
    void coloursAreForTerminals() {
        report(Report.Look.COLOURED);
        assertThat(out.toString()).contains("\u001b[31mWRONG  \u001b[0m");
    }

    @Test
    void programsGetOneObject() throws IOException {
        report(Report.Look.JSON_OBJECT);
        JsonNode object = new ObjectMapper().readTree(out.toString());
        assertThat(object.path("wrong").asInt()).isOne();
        assertThat(object.path("findings")).hasSize(3);
        assertThat(object.path("findings").get(1).path("cure").asText()).isEqualTo("let chrony keep the time");
        assertThat(object.path("findings").get(2).path("state").asText()).isEqualTo("not checked");
    }

    private Report report(Report.Look look) {
        Report report = new Report(new PrintWriter(out), look);
        report.add(new Clock(), new Clock().look());
        report.end();
        return report;
    }

    private static final class Clock implements Check {
        @Override
        public String name() {
            return "clock difference";
        }

        @Override
        public List<Finding> look() {
            return List.of(
                    Finding.ok("pbx-1", "its clock agrees"),
                    Finding.wrong("pbx-2", "its clock differs by 9 s", "let chrony keep the time"),
                    Finding.notChecked("", "nobody knows", "look by hand"));
        }
    }
}
