package io.viciagents.node.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.viciagents.cluster.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Profiles that a language model leads. */
final class ModelProfileTest {
    private static final Path SHIPPED = Path.of("../profiles/with-model");

    @Test
    void theShippedOnesLoad() {
        Profile desk = Profiles.read(SHIPPED.resolve("front-desk.yaml"));
        Profile offer = Profiles.read(SHIPPED.resolve("solar-check.yaml"));

        assertThat(desk.secrets()).containsExactly("calendar");
        assertThat(desk.cost()).isEqualTo(new CostLimits(0.60, 60));
        assertThat(tools(desk)).hasSize(9);
        assertThat(tools(desk))
                .anyMatch(tool -> tool instanceof Tool.Http http
                        && http.name().equals("free_times")
                        && http.limit().equals(Duration.ofSeconds(3))
                        && http.headers().containsValue(new Tool.Header.Reference("calendar", "Bearer ")));
        assertThat(offer.directions()).containsExactly(Direction.OUTBOUND);
        assertThat(offer.machines().voicemail()).isEqualTo("message");
        assertThat(offer.phrases()).contains("please leave a message", "not interested");
    }

    @Test
    void theVersionIsTheContentAndNothingElse() throws IOException {
        String text = Files.readString(SHIPPED.resolve("solar-check.yaml"));

        assertThat(Profiles.parse("a", text).version())
                .isEqualTo(Profiles.parse("b", text).version())
                .isNotEqualTo(Profiles.parse("a", text + "\n").version())
                .hasSize(12);
    }

    @Test
    void whatIsWrongWithAModelIsToldAtOnce() throws IOException {
        String desk = Files.readString(SHIPPED.resolve("front-desk.yaml"));
        String wrong = desk.replace("{first_name} {last_name};", "{first_name} {nickname};")
                .replace("      booked: an appointment was booked or moved", "      sold: done")
                .replace("      human: the caller wants", "      booked: the caller wants")
                .replace("SALE: an appointment", "SOLD_AND_DONE: an appointment")
                .replace("email: the caller's", "shoe_size: the caller's")
                .replace("\"17:00\"", "\"08:00\"")
                .replace("method: POST", "method: TAKE")
                .replace("/days/{day}/free", "/days/{day/free")
                .replace("\"Bearer {secret:calendar}\"", "\"Bearer {calendar}\"")
                .replace("required: [day]", "required: [date]")
                .replace("maxLength: 80", "multipleOf: 80")
                .replace("human: {key: \"0\", end: human,", "human: {key: \"0\", goto: sorry,")
                .replace("cost: {a-call: 0.60", "cost: {a-call: cheap");

        assertThat(problems(wrong))
                .anyMatch(problem -> problem.startsWith("model.instructions: '{nickname}' is no field"))
                .anyMatch(problem -> problem.startsWith("model.tools.end-call: there is no end called 'sold'"))
                .anyMatch(problem -> problem.startsWith("model.tools.transfer: 'booked' hangs up"))
                .anyMatch(problem -> problem.startsWith("model.tools.disposition: 'SOLD_AND_DONE' would be cut"))
                .anyMatch(problem -> problem.startsWith("model.tools.lead-fields: 'shoe_size' is no field"))
                .anyMatch(problem -> problem.startsWith("model.tools.callback.until: is not after 'from'"))
                .anyMatch(problem -> problem.startsWith("model.tools.http.book_time.method: 'TAKE' is unknown"))
                .anyMatch(problem -> problem.startsWith("model.tools.http.free_times.url: "))
                .anyMatch(problem -> problem.startsWith("model.tools.http.free_times.headers: 'Authorization' refers"))
                .anyMatch(problem -> problem.startsWith("model.tools.http.free_times.parameters.required: 'date'"))
                .anyMatch(problem -> problem.startsWith(
                        "model.tools.http.book_time.parameters.properties.name.multipleOf: is not checked"))
                .anyMatch(problem -> problem.startsWith("global.human.goto: leads to a state"))
                .anyMatch(problem -> problem.startsWith("cost.a-call: an amount above 0"));
    }

    @Test
    void anArgumentCanNotChooseTheHost() throws IOException {
        String desk = Files.readString(SHIPPED.resolve("front-desk.yaml"))
                .replace("https://calendar.example.com/days/{day}", "https://{day}.example.com/days");

        assertThat(problems(desk)).singleElement().asString().contains("an argument can not choose the host");
    }

    @Test
    void aProfileInAnotherLanguageBringsItsOwnWords() throws IOException {
        String indonesian = Files.readString(Path.of("../profiles/offer.yaml"))
                .replace("language: en-US", "language: id-ID")
                .replace("leave me alone, i do not want any calls, stop calling", "jangan telefon")
                .replaceAll("(?m)^no-(input|match):\n.*\n.*\n", "");

        assertThat(problems(indonesian))
                .anyMatch(problem -> problem.startsWith("global.opt-out.phrases: the built-in ones are English"))
                .anyMatch(problem -> problem.startsWith("no-input: is missing"))
                .anyMatch(problem -> problem.startsWith("no-match: is missing"))
                .anyMatch(problem -> problem.startsWith("fillers: is missing"))
                .anyMatch(problem -> problem.startsWith("screening: is missing"))
                .anyMatch(problem -> problem.startsWith("resuming.cut: is missing"))
                .anyMatch(problem -> problem.startsWith("words.yes: is missing"))
                .anyMatch(problem -> problem.startsWith("words.stops: is missing"))
                .anyMatch(problem -> problem.startsWith("words.called-back: is missing"))
                .anyMatch(problem -> problem.startsWith("identity.machine-words: is missing"));
    }

    @Test
    void aMalayProfileHasWordsOfItsLanguageForAllThatTheAgentSaysByItself() throws IOException {
        String text = Files.readString(Path.of("../profiles/offer.yaml"))
                .replace("language: en-US", "language: ms-MY")
                .replace("automated assistant", "pembantu automatik")
                .replaceAll("(?m)^(no-(input|match)|action-failed):\n.*\n.*\n", "")
                .replaceAll("(?m)^trouble: .*", "trouble: human");

        Profile malay = Profiles.parse("test", text);

        assertThat(malay.retries().noInput().say()).contains(spoken("Adakah anda masih di talian?"));
        assertThat(malay.retries().fillers()).contains("Sebentar ya.");
        assertThat(malay.resuming().missed()).isEqualTo("Maaf, saya tidak dengar tadi.");
        assertThat(malay.machines().screening().text()).startsWith("Ini pembantu automatik");
        assertThat(malay.state("nobody-there").say()).contains(spoken("Bolehkah kami menghubungi anda semula esok?"));
        assertThat(malay.end("nobody-there").say())
                .contains(spoken("Kami akan menghubungi anda semula esok. Selamat tinggal."));
        assertThat(malay.state("appointment").answers().getFirst().phrases()).contains("ya", "boleh");
        assertThat(malay.phrases()).contains("jangan telefon saya lagi", "tunggu", "sila tinggalkan pesanan");
    }

    @Test
    void aToolThatMayTakeLongerThanACallerWaitsNeedsFillers() throws IOException {
        String desk =
                Files.readString(SHIPPED.resolve("front-desk.yaml")).replaceAll("(?m)^fillers: .*", "fillers: []");

        assertThat(problems(desk))
                .singleElement()
                .asString()
                .startsWith("model.tools.http.book_time.limit: is no shorter");
    }

    private static Prompt spoken(String text) {
        return new Prompt(text, Interruption.ALLOWED);
    }

    @Test
    void whatIsDoneWhenNobodyIsThereCanNotPromiseAHuman() throws IOException {
        String offer = Files.readString(Path.of("../profiles/offer.yaml")) + "nobody-there: {end: human}\n";

        assertThat(problems(offer)).singleElement().asString().startsWith("nobody-there: leads to a human");
    }

    @Test
    void whoIsRecordedFromTheFirstSoundIsToldSo() throws IOException {
        String offer = Files.readString(Path.of("../profiles/offer.yaml")).replace(", on a recorded line", "");

        assertThat(problems(offer)).singleElement().asString().startsWith("recording: 'always' needs first words");
    }

    @Test
    void aMessageOnAMachineSaysWhoCallsAndWhereToCallBack() throws IOException {
        String offer = Files.readString(SHIPPED.resolve("solar-check.yaml"))
                .replace("Please call us at {callback_number},", "Please call us,");

        assertThat(problems(offer))
                .singleElement()
                .asString()
                .startsWith("ends.message.say: must hold {caller_name} and {callback_number}");
    }

    @Test
    void aScriptCanNotMakeACallbackBeforeItsEnd() throws IOException {
        String offer = Files.readString(Path.of("../profiles/offer.yaml"))
                .replaceFirst("(?m)^    callback: \\{in-days: 1, at: \"\\{again}\".*$", "    callback-made: true");

        assertThat(problems(offer)).singleElement().asString().startsWith("ends.call-back.callback-made: only a");
    }

    private static List<Tool> tools(Profile profile) {
        return ((Guide.Model) profile.guide()).tools();
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(InvalidProfile.class, () -> Profiles.parse("test", yaml))
                .problems();
    }
}
