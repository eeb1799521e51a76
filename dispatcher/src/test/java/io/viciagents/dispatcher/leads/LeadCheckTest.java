package io.viciagents.dispatcher.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viciagents.service.life.CannotStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LeadCheckTest {
    static final Wishes WISHES = new Wishes(
            1001, "1", Wishes.Duplicates.LIST, Wishes.DoNotCallCheck.SYSTEM, Optional.empty(), Optional.empty());

    @Test
    void columnsAreToldByTheirNamesOrTheMapping() {
        Columns columns = Columns.of(
                new CsvText.Line(1, List.of("Mobile no", "First Name", "ZIP", "Shoe size", "phone")),
                Map.of("Mobile no", "phone_number"));
        assertThat(columns.names()).isEqualTo(Map.of(0, "phone_number", 1, "first_name", 2, "postal_code"));
        assertThat(columns.ignored()).containsExactly("Shoe size", "phone");
    }

    @Test
    void aMappingThatCannotBeMeantIsSaid() {
        assertThatThrownBy(() -> Columns.of(new CsvText.Line(1, List.of("phone")), Map.of("Fone", "phone_number")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("the file has no column 'Fone'; it has [phone]");
        assertThatThrownBy(() -> Columns.of(new CsvText.Line(1, List.of("phone")), Map.of("phone", "fone")))
                .hasMessageContaining(
                        "VICIdial has no such field; choose one of phone_number, phone_code, vendor_lead_code");
        assertThatThrownBy(() -> Columns.of(new CsvText.Line(1, List.of("name")), Map.of()))
                .hasMessageContaining("--map HEADING=phone_number");
    }

    @Test
    void numbersLoseWhatPeopleWriteIntoThem() {
        assertThat(phones("(727) 555-1212", "+1 727 555 1213", "001.727.555.1214", "7275551215"))
                .containsExactly("7275551212", "7275551213", "7275551214", "7275551215");
    }

    @Test
    void whatVicidialWouldMisreadIsAnErrorBeforeItIsSent() {
        assertThat(reasons(
                        "phone,born,gender,email,code",
                        "12,,,,",
                        ",,,,",
                        "727555121x,,,,",
                        "+447275551212,,,,",
                        "7275551212,31.12.1980,,,",
                        "7275551212,,male,,",
                        "7275551212,,,nobody,",
                        "7275551212,,,,USA"))
                .containsExactly(
                        "not a telephone number of 6 to 16 digits",
                        "not a telephone number of 6 to 16 digits",
                        "the number is of another country than phone code 1",
                        "date_of_birth '31.12.1980' is not a date as 1980-12-31",
                        "gender 'male' is not M, F or U",
                        "email 'nobody' is not an address",
                        "phone code 'USA' is not 1 to 4 digits");
    }

    @Test
    void theSameNumberTwiceInAFileIsADuplicateOnlyIfItMayNotBe() {
        assertThat(reasons("phone", "7275551212", "727-555-1212")).containsExactly("", "the same number as line 2");
        Wishes allowed = new Wishes(
                1001, "1", Wishes.Duplicates.ALLOWED, Wishes.DoNotCallCheck.NONE, Optional.empty(), Optional.empty());
        assertThat(reasons(allowed, "phone", "7275551212", "7275551212")).containsExactly("", "");
        assertThat(allowed.checks()).isEmpty();
        assertThat(WISHES.checks()).isEqualTo(Map.of("duplicate_check", "DUPLIST", "dnc_check", "Y"));
    }

    @Test
    void whatVicidialWillCutOrStripIsNoted() {
        assertThat(reasons("phone,state,first name", "7275551212,Florida,", "7275551213,FL,José"))
                .containsExactly(
                        "state is cut to 2 characters",
                        "first_name loses its letters outside ASCII unless the dialer allows them");
    }

    private static List<String> phones(String... given) {
        LeadCheck check = check(WISHES, "phone");
        return Stream.of(given)
                .map(phone -> check.check(new CsvText.Line(2, List.of(phone))))
                .map(checked ->
                        ((LeadCheck.Checked.Good) checked).lead().phone().digits())
                .toList();
    }

    private static List<String> reasons(String headings, String... rows) {
        return reasons(WISHES, headings, rows);
    }

    private static List<String> reasons(Wishes wishes, String headings, String... rows) {
        LeadCheck check = check(wishes, headings);
        return CsvText.lines(headings + "\n" + String.join("\n", rows)).stream()
                .skip(1)
                .map(check::check)
                .map(checked -> switch (checked) {
                    case LeadCheck.Checked.Good good -> good.note();
                    case LeadCheck.Checked.Bad(LineResult result) -> result.why();
                })
                .toList();
    }

    private static LeadCheck check(Wishes wishes, String headings) {
        return new LeadCheck(
                Columns.of(
                        CsvText.lines(headings).getFirst(),
                        headings.contains("born") ? Map.of("born", "date_of_birth") : Map.of()),
                wishes);
    }
}
