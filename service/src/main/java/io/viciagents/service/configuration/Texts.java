package io.viciagents.service.configuration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files of text, and says in one sentence why one cannot be read. */
final class Texts {
    /** A configuration or a secret is never longer; reading a device for ever would hang the start. */
    private static final long MOST_BYTES = 1 << 20;

    /** Says {@code what is wrong; what to do}. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence);
        }
    }

    private Texts() {}

    static String read(Path file) throws Unreadable {
        try {
            if (Files.isDirectory(file)) {
                throw new Unreadable(file + " is a folder; name a file in it");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new Unreadable(file + " is longer than a megabyte; name another file");
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new Unreadable("there is no file " + file + "; create it or name another");
        } catch (AccessDeniedException denied) {
            throw new Unreadable("the file " + file + " may not be read by this user; change its owner or mode");
        } catch (CharacterCodingException garbled) {
            throw new Unreadable("the file " + file + " is not UTF-8 text; save it as UTF-8");
        } catch (IOException broken) {
            throw new Unreadable("the file " + file + " cannot be read (" + broken.getMessage() + "); check the disk");
        }
    }
}
