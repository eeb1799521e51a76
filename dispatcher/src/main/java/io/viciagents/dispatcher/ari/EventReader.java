package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.AriVersion;
import ch.loway.oss.ari4java.generated.models.ApplicationReplaced;
import ch.loway.oss.ari4java.generated.models.Channel;
import ch.loway.oss.ari4java.generated.models.ChannelDestroyed;
import ch.loway.oss.ari4java.generated.models.ChannelDtmfReceived;
import ch.loway.oss.ari4java.generated.models.Message;
import ch.loway.oss.ari4java.generated.models.StasisEnd;
import ch.loway.oss.ari4java.generated.models.StasisStart;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viciagents.dispatcher.ari.AriEvent.Broken;
import io.viciagents.dispatcher.ari.AriEvent.Digit;
import io.viciagents.dispatcher.ari.AriEvent.Entered;
import io.viciagents.dispatcher.ari.AriEvent.Left;
import io.viciagents.dispatcher.ari.AriEvent.Replaced;
import io.viciagents.dispatcher.ari.AriEvent.Unknown;
import io.viciagents.dispatcher.ari.AriEvent.Unused;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads events by ari4java's models for one version of ARI. Only the few types that we use become models; of the others
 * (a channel makes dozens) the type alone is looked at. Never throws: what cannot be read is an event, too.
 *
 * <p>It has a mapper of its own because ari4java's warns in the log for every field that it does not know, each time.
 */
final class EventReader {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final Set<String> USED =
            Set.of("StasisStart", "StasisEnd", "ChannelDestroyed", "ChannelDtmfReceived", "ApplicationReplaced");
    private static final String NO_TYPE = "none";
    private static final int LONGEST_TYPE = 60;

    private final Class<?> message;
    private final Set<String> defined;

    EventReader(AriVersion version) {
        this.message = version.builder().getClassFactory().getImplementationFor(Message.class);
        this.defined = Arrays.stream(message.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    AriEvent read(String text) {
        String type = NO_TYPE;
        try {
            type = cut(type(text));
            if (USED.contains(type)) {
                return used(type, (Message) JSON.readValue(text, message));
            }
            if (type.equals(NO_TYPE)) {
                return new Broken(type, "it names no type");
            }
            return defined.contains(type) ? new Unused() : new Unknown(type);
        } catch (IOException unreadable) {
            return new Broken(type, "it is no JSON that we can read");
        } catch (IllegalArgumentException | NullPointerException lacking) {
            return new Broken(type, "it lacks a field");
        }
    }

    /** Reads no further than to the type, which Asterisk writes early. */
    private static String type(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isType = parser.currentName().equals("type");
                if (parser.nextToken().isScalarValue() && isType) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return NO_TYPE;
        }
    }

    private static AriEvent used(String type, Message event) {
        return switch (event) {
            case StasisStart start -> new Entered(Channels.entered(start.getChannel(), start.getArgs()));
            case StasisEnd end -> new Left(id(end.getChannel()));
            case ChannelDestroyed destroyed -> new Left(id(destroyed.getChannel()));
            case ChannelDtmfReceived pressed -> digit(id(pressed.getChannel()), pressed);
            case ApplicationReplaced _ -> new Replaced();
            default -> new Unknown(type);
        };
    }

    /** A key is not lost for the want of a time: then it is that of its arrival. */
    private static AriEvent digit(String channel, ChannelDtmfReceived pressed) {
        String digit = pressed.getDigit();
        Date told = pressed.getTimestamp();
        boolean key = digit != null && digit.length() == 1 && "0123456789*#ABCD".contains(digit);
        return key
                ? new Digit(channel, new KeyPress(digit, told == null ? Instant.now() : told.toInstant()))
                : new Broken("ChannelDtmfReceived", "its digit is no key of a telephone");
    }

    private static String id(Channel channel) {
        return Channels.required(channel.getId());
    }

    private static String cut(String type) {
        return type.length() <= LONGEST_TYPE ? type : type.substring(0, LONGEST_TYPE);
    }
}
