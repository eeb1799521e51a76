package io.viciagents.node.chain;

import io.viciagents.node.model.ModelListener.Usage;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolDeclaration;
import io.viciagents.node.provider.Failure;
import java.nio.charset.StandardCharsets;

/**
 * What an answer that did not come to its end has cost, for a provider tells the tokens only with the end: it has read the
 * whole request, and written what was told so far, and bills both. Four bytes of UTF-8 are taken for a token, as
 * OpenAI's rule of thumb for English has it. Confined to the answer's strand. Mutable: what was told, and whether the
 * true figure is known.
 */
final class EstimatedTokens {
    private static final int BYTES_A_TOKEN = 4;
    private static final Usage NOTHING = new Usage(0, 0);

    private final ModelRequest request;
    private long writtenBytes;
    private boolean known;

    EstimatedTokens(ModelRequest request) {
        this.request = request;
    }

    /** This was told. */
    void written(String piece) {
        writtenBytes += bytes(piece);
    }

    /** The provider told them itself. */
    void areKnown() {
        known = true;
    }

    /** Of an answer that nobody waits for any more. */
    Usage soFar() {
        return known ? NOTHING : new Usage(tokens(readBytes()), tokens(writtenBytes));
    }

    /** Of an answer that failed: a request that was refused, or never reached anybody, cost nothing. */
    Usage of(Failure failure) {
        boolean readByTheModel = writtenBytes > 0
                || switch (failure.kind()) {
                    case SILENT, BROKEN, UNFINISHED, MALFORMED -> true;
                    case KEY, REQUEST, QUOTA, RATE, SERVER, UNREACHABLE, BUSY, RESTING, ENGINE -> false;
                };
        return readByTheModel ? soFar() : NOTHING;
    }

    private long readBytes() {
        long bytes = bytes(request.instructions());
        for (ModelMessage message : request.messages()) {
            bytes += switch (message) {
                case ModelMessage.Caller(String text) -> bytes(text);
                case ModelMessage.Agent(String text) -> bytes(text);
                case ModelMessage.Note(String text) -> bytes(text);
                case ModelMessage.Called(var call) -> bytes(call.tool()) + bytes(call.arguments());
                case ModelMessage.Answered(String id, String result) -> bytes(result);
            };
        }
        for (ToolDeclaration tool : request.tools()) {
            bytes += bytes(tool.name()) + bytes(tool.description()) + bytes(tool.parameters());
        }
        return bytes;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int tokens(long bytes) {
        return (int) Math.ceilDiv(bytes, BYTES_A_TOKEN);
    }
}
