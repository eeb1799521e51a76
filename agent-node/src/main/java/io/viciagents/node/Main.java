package io.viciagents.node;

import io.viciagents.node.talk.TalkCommand;
import io.viciagents.service.ServiceCommand;
import java.util.Arrays;
import picocli.CommandLine;

/** Starts an agent node: {@code java -jar agent-node.jar --help}; or, with {@code talk}, tries a profile. */
public final class Main {
    private Main() {}

    /** Runs the command line. */
    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("talk")) {
            System.exit(new CommandLine(new TalkCommand()).execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        ServiceCommand.of("agent-node", "AGENT_NODE", AgentNodeConfiguration.class, AgentNode::start)
                .main(arguments);
    }
}
