package io.viciagents.service.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.service.configuration.Configuration.Loaded;
import io.viciagents.service.configuration.Configuration.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RefusalTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void everythingWrongIsSaidAtOnce() {
        environment.put("SAMPLE_HTPP_PORT", "1");
        environment.put("SAMPLE_THRESHOLD", "much");
        assertThat(problems("""
                        http: {port: 70000}
                        prot: 5
                        dialers:
                          - password: {file: nowhere}
                          - name: two
                            password: hunter2
                            http: {read-timeout: 2s, port: x}
                        level: lwo
                        speech: {type: azure, region: x}
                        voices: [a]
                        record: yes
                        extraWait: 5
                        big: 99999999999999999999
                        """))
                .containsExactlyInAnyOrder(
                        "prot: there is no such key; known are http, dialers, hosts, voices, labels, speech, extra,"
                                + " extraWait, level, threshold, big, record, folder, address, fallbackExtension",
                        "http: port 0 to 65535 wanted, got 70000; change the value",
                        "dialers[0].name: it is missing; give it in the file, or in the variable SAMPLE_DIALERS_0_NAME",
                        "dialers[0].password: there is no file " + folder.resolve("nowhere")
                                + "; create it or name another",
                        "dialers[1].password: a secret stands in the file itself (line 6); write {file: PATH} or"
                                + " {env: NAME} in its place, or set the variable SAMPLE_DIALERS_1_PASSWORD",
                        "dialers[1].http.read-timeout: there is no such key; did you mean readTimeout?",
                        "dialers[1].http.port: 'x' (line 7): a whole number is wanted; write digits only, such as 8080",
                        "level: 'lwo' (line 8): it is none of low, very-high; choose one of them",
                        "speech.type: there is no such type; known are scripted, azure-speech, flite",
                        "voices: a map is wanted, something else is given (line 10); write there name: value",
                        "threshold: 'much' (variable SAMPLE_THRESHOLD): a number is wanted; write it such as 0.75",
                        "record: 'yes' (line 11): true or false is wanted; write one of the two words",
                        "extraWait: '5' (line 12): a length of time is wanted; write a number with its unit, such as"
                                + " 500ms, 2s, 1m or 1h",
                        "big: '99999999999999999999' (line 13): the number is out of range; -9223372036854775808 to"
                                + " 9223372036854775807 will do",
                        "SAMPLE_HTPP_PORT: no key is overridden by this variable; did you mean SAMPLE_HTTP_PORT?");
    }

    @Test
    void secretsDoNotShowInProblems() {
        environment.put("TOKEN", "hunter2");
        environment.put("EMPTY", "");
        assertThat(problems("http: {port: {env: TOKEN}}\naddress: 'http://u:hunter2@h/ a'"))
                .allSatisfy(problem -> assertThat(problem).doesNotContain("hunter2"))
                .hasSize(2);
        assertThat(problems("dialers: [{name: a, password: {env: EMPTY}}, {name: b, password: {env: NONE}}]"))
                .containsExactly(
                        "dialers[0].password: (variable EMPTY): the secret is empty; give one with at least one"
                                + " character",
                        "dialers[1].password: there is no variable NONE; set it, or name another in {env: NAME}");
        assertThat(problems("dialers:\n - name: a\n   password: *hunter2"))
                .containsExactly("configuration: this is not YAML from line 3 on; look there for wrong indentation, a"
                        + " missing quote, or a value with special characters that wants quotes around it");
    }

    @Test
    void aFileThatCannotBeReadIsOneSentence() throws IOException {
        Path missing = folder.resolve("none.yaml");
        assertThat(problems(missing))
                .containsExactly("configuration: there is no file " + missing + "; create it or name another");
        assertThat(problems(folder)).containsExactly("configuration: " + folder + " is a folder; name a file in it");
        Path binary = Files.write(folder.resolve("bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(problems(binary))
                .containsExactly("configuration: the file " + binary + " is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThat(problems("level: low\nbig: 1\nlevel: very-high"))
                .containsExactly("level: the key is given twice, again as line 3; keep one of them");
    }

    @Test
    void aSectionWhoseKindIsWrongHidesNoOtherProblem() {
        environment.put("SAMPLE_DIALERS_0_NAME", "x");
        assertThat(problems("dialers: 5\nhosts: {a: b}\nhttp: [1]\nlevel: [low]\nthreshold: {a: b}"))
                .containsExactly(
                        "http: keys of its own are wanted, something else is given (line 3); write there host, port,"
                                + " readTimeout",
                        "dialers: a list is wanted, something else is given (line 1); write there - first, - second",
                        "hosts: a list is wanted, something else is given (line 2); write there - first, - second",
                        "level: one value is wanted, a list is given (line 4); give one value",
                        "threshold: one value is wanted, keys are given (line 5); give one value, or {file: PATH} or"
                                + " {env: NAME}");
    }

    @Test
    void aFileThatMultipliesItselfIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level < 25; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        assertThat(problems(bomb.toString())).isNotEmpty();
        assertThat(problems("a: &a [*a]")).isNotEmpty();
        assertThat(problems("[".repeat(100_000))).isNotEmpty();
    }

    @Test
    void noTextEverThrows() {
        String good = """
                http: {port: 70, host: "h"}
                dialers:
                  - name: &n one
                    password: {file: secret}
                    http: {readTimeout: 2s}
                hosts: [a, 'b', *n]
                voices: {main: {file: a.raw, speed: 1.5}}
                speech: {type: flite, voice: kal}
                big: 12 # comment
                extra: ~
                """;
        environment.put("SAMPLE_DIALERS_0_PASSWORD", "p");
        assertThat(load(good)).isInstanceOf(Loaded.class);
        String letters = "{}[]:,&*#?|-<>=!%@\\\"'`~ \n\t0aé\u0000\u2028\ud83d";
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
                    case 1 -> text.insert(at, letters.charAt(random.nextInt(letters.length())));
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 9)));
                }
            }
            if (loadText(text.toString()) instanceof Refused<Sample>(List<String> problems)) {
                refused++;
                assertThat(problems).isNotEmpty().allMatch(line -> line.matches("[^\\n\\r]+: [^\\n\\r]+; [^\\n\\r]+"));
            }
        }
        assertThat(refused).isGreaterThan(1000).isLessThan(5_000);
    }

    private Configuration<Sample> loadText(String text) {
        Problems problems = new Problems();
        Node tree = YamlText.ofFile(text, problems, new Place("", "SAMPLE"));
        if (!problems.none()) {
            return new Refused<>(problems.lines());
        }
        Environment overlay = new Environment("SAMPLE", environment);
        Binder binder = new Binder(overlay, new LeafBinder(folder, environment, problems), problems);
        return binder.bind(Shape.of(Sample.class), tree, new Place("", "SAMPLE"))
                .<Configuration<Sample>>map(value -> new Loaded<>((Sample) value))
                .orElseGet(() -> new Refused<>(problems.lines()));
    }

    private List<String> problems(String yaml) {
        return refused(load(yaml));
    }

    private List<String> problems(Path file) {
        return refused(Configuration.load(file, Sample.class, "SAMPLE", environment));
    }

    private static List<String> refused(Configuration<Sample> result) {
        return switch (result) {
            case Loaded<Sample>(Sample value) -> throw new AssertionError(value);
            case Refused<Sample>(List<String> problems) -> problems;
        };
    }

    private Configuration<Sample> load(String yaml) {
        try {
            return Configuration.load(
                    Files.writeString(folder.resolve("sample.yaml"), yaml), Sample.class, "SAMPLE", environment);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
