package io.viciagents.node;

import io.viciagents.node.talk.TalkCommand;
import io.viciagents.service.ServiceCommand;

/** Starts an agent node: {@code java -jar agent-node.jar --help}; or, with {@code talk}, tries a profile. */
public final class Main {
    private Main() {}

    /** Runs the command line. */
    public static void main(String... arguments) {
        ServiceCommand.of("agent-node", "AGENT_NODE", AgentNodeConfiguration.class, AgentNode::start)
                .with(configuration -> new TalkCommand(new TalkModels(configuration)))
                .main(arguments);
    }
}
