package io.viciagents.node.talk;

import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.mind.Means;
import io.viciagents.node.mind.ModelDialogue;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.profile.Guide;
import io.viciagents.node.profile.InvalidProfile;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import io.viciagents.node.script.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code agent-node talk --profile profile.yaml}: the profile's conversation as text. Nothing is called and nothing is written. */
@Command(
        name = "talk",
        mixinStandardHelpOptions = true,
        description =
                "Holds a profile's conversation in the terminal. Type what a caller would say; digits, * and # are keys;"
                        + " an empty line is silence. It ends with the outcome that VICIdial would get.")
public final class TalkCommand implements Callable<Integer> {
    private static final int REFUSED = 2;

    @Parameters(arity = "0..1", paramLabel = "PROFILE", description = "The profile's YAML file.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--profile", paramLabel = "PROFILE", description = "The same.")
    private Optional<Path> named = Optional.empty();

    @Option(
            names = "--lead",
            paramLabel = "FIELD=TEXT",
            description = "What is known of the lead, such as first_name=Ann.")
    private Map<String, String> lead = new HashMap<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Function<Profile, Optional<LanguageModel>> models;

    /** @param models the language model of a profile, if the node's configuration has it */
    public TalkCommand(Function<Profile, Optional<LanguageModel>> models) {
        this.models = models;
    }

    private int hold(Profile profile, PrintWriter out) throws IOException, InterruptedException {
        try (TalkLoop loop = new TalkLoop()) {
            Optional<Dialogue> dialogue = dialogue(profile, loop, out);
            if (dialogue.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "the profile " + profile.name() + " is led by a language model and has no states to try"
                                        + " without one; name a model under 'providers' in it, and give the node's --config");
                return REFUSED;
            }
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            new TextConversation(dialogue.get(), loop, out).hold(in);
            return 0;
        }
    }

    private Optional<Dialogue> dialogue(Profile profile, TalkLoop loop, PrintWriter out) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        PhraseUnderstanding understanding = new PhraseUnderstanding();
        Optional<LanguageModel> model =
                profile.guide() instanceof Guide.Model ? models.apply(profile) : Optional.empty();
        if (model.isPresent() && profile.guide() instanceof Guide.Model guide) {
            Means means =
                    new Means(model.get(), new SimulatedHooks(out), understanding, () -> false, clock, loop, loop);
            return Optional.of(new ModelDialogue("talk", profile, guide, lead, means));
        }
        return profile.states().isEmpty()
                ? Optional.empty()
                : Optional.of(new Script(profile, lead, understanding, clock));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (file.isPresent() == named.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "name one profile's YAML file, such as profiles/offer.yaml");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            Profile profile = Profiles.read(file.or(() -> named).orElseThrow());
            return hold(profile, out);
        } catch (InvalidProfile invalid) {
            spec.commandLine().getErr().println(invalid.getMessage());
            return REFUSED;
        } catch (UncheckedIOException unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage() + "; name a profile's YAML file");
            return REFUSED;
        }
    }
}
