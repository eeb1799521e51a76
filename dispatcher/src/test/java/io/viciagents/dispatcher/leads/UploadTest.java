package io.viciagents.dispatcher.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viciagents.service.life.CannotStart;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.api.LeadAdded;
import io.viciagents.vicidial.api.NewLead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a desk that records its story; on the stand-in dialer in the system tests. */
final class UploadTest {
    private static final String FILE = "phone\n7275551201\n7275551202\n7275551203\n";

    @TempDir
    Path folder;

    private final List<String> story = new ArrayList<>();
    private final List<String> breaks = new ArrayList<>();

    @Test
    void eachLineHasItsRow() throws Exception {
        run(FILE + "12\n7275551201\n");
        assertThat(rows())
                .containsExactly(
                        "line,phone_number,result,lead_id,why",
                        "2,7275551201,added,1201,",
                        "3,7275551202,dnc,,the number is on a do-not-call list",
                        "4,7275551203,duplicate,77,VICIdial has the number already",
                        "5,12,error,,not a telephone number of 6 to 16 digits",
                        "6,7275551201,duplicate,,the same number as line 2");
        assertThat(story).containsExactly("pace", "add 7275551201", "pace", "add 7275551202", "pace", "add 7275551203");
        assertThat(folder.resolve("rows.csv.sending")).doesNotExist();
    }

    @Test
    void brokenOffItGoesOnWhereItStoppedAndLooksForTheLeadInDoubt() throws Exception {
        breaks.add("7275551202");
        assertThatThrownBy(() -> run(FILE)).hasMessage("killed");
        assertThat(rows()).hasSize(2);
        story.clear();
        run(FILE);
        assertThat(story).containsExactly("pace", "find 7275551202", "pace", "add 7275551203");
        assertThat(rows()).contains("3,7275551202,added,1202,found in the list after its answer was lost");
        story.clear();
        run(FILE);
        assertThat(story).isEmpty();
        assertThat(rows()).hasSize(4);
    }

    @Test
    void aRowBrokenOffInTheMiddleIsDoneAgain() throws Exception {
        Files.writeString(folder.resolve("rows.csv"), "line,phone_number,result,lead_id,why\n2,7275551201,added,12");
        run("phone\n7275551201\n");
        assertThat(rows()).containsExactly("line,phone_number,result,lead_id,why", "2,7275551201,added,1201,");
    }

    @Test
    void theRowsOfAnotherFileAreNotGoneOnWith() throws Exception {
        run(FILE);
        assertThatThrownBy(() -> run("phone\n7275551299\n"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("it belongs to another file (line 2 has another number there)");
    }

    private void run(String file) throws InterruptedException {
        List<CsvText.Line> lines = CsvText.lines(file);
        try (ResultFile results = new ResultFile(folder.resolve("rows.csv"))) {
            new Upload(
                            new Desk(),
                            new LeadCheck(Columns.of(lines.getFirst(), Map.of()), LeadCheckTest.WISHES),
                            results,
                            () -> story.add("pace"),
                            (line, of) -> assertThat(line).isLessThanOrEqualTo(of))
                    .run(lines.subList(1, lines.size()));
        }
    }

    private List<String> rows() throws IOException {
        return Files.readAllLines(folder.resolve("rows.csv"));
    }

    /** Adds 01, has 02 on the list and 03 already; breaks once where it is told to. */
    private final class Desk implements LeadDesk {
        @Override
        public LeadAdded add(NewLead lead) {
            story.add("add " + lead.phone());
            if (breaks.remove(lead.phone().digits())) {
                throw new IllegalStateException("killed");
            }
            String phone = lead.phone().digits();
            return switch (phone.substring(8)) {
                case "02" -> new LeadAdded.OnDoNotCallList();
                case "03" -> new LeadAdded.Duplicate("77");
                default -> new LeadAdded.Added(new LeadId(Long.parseLong(phone.substring(6))), LeadAdded.Hopper.OUT);
            };
        }

        @Override
        public Optional<LeadId> find(long list, PhoneNumber phone) {
            story.add("find " + phone);
            return Optional.of(new LeadId(Long.parseLong(phone.digits().substring(6))));
        }
    }
}
