package io.viciagents.node.talk;

import com.fasterxml.jackson.databind.JsonNode;
import io.viciagents.node.hook.Hooks;
import io.viciagents.node.profile.Tool;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** HTTP tools that ask nobody. */
record SimulatedHooks(PrintWriter out) implements Hooks {
    @Override
    public void use(Tool.Http tool, JsonNode arguments, Consumer<String> result) {
        out.println("        (" + tool.method() + " " + tool.address() + " " + arguments
                + ": not asked, this is a rehearsal)");
        result.accept(
                "This is a rehearsal: nothing was asked. Go on with an answer that is likely, and say that it is one.");
    }
}
