package io.viciagents.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both kinds of storage do. */
class StorageTest {
    @TempDir
    private Path folder;

    private S3StandIn bucket;

    @BeforeEach
    void start() throws IOException {
        bucket = S3StandIn.start();
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    private Storage storage(String kind) {
        return Storage.of(
                kind.equals("s3") ? bucket.settings("secret") : new StorageSettings.Folder(folder.resolve("share")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "folder"})
    void whatWasPutIsListedReadReplacedAndForgotten(String kind) throws IOException {
        Storage storage = storage(kind);
        Path file = Files.writeString(folder.resolve("file"), "hello");
        for (String name : new String[] {"a/1.wav", "a/2.wav", "a/3.wav", "a/4.wav", "a/5.wav", "ab/1.wav"}) {
            storage.put(name, file);
        }
        storage.put("a/2.wav", Files.writeString(folder.resolve("other"), "good bye"));

        assertThat(storage.list("a/")).containsExactly("a/1.wav", "a/2.wav", "a/3.wav", "a/4.wav", "a/5.wav");
        storage.get("a/2.wav", folder.resolve("read"));
        assertThat(folder.resolve("read")).hasContent("good bye");
        storage.delete("a/2.wav");
        storage.delete("a/2.wav");
        assertThat(storage.list("a/")).hasSize(4);
        assertThat(storage.list("nobody/")).isEmpty();
    }

    @Test
    void aWrongKeyIsASentenceWithoutTheKey() {
        Storage storage = Storage.of(bucket.settings("wrong-secret"));

        assertThatThrownBy(() -> storage.list("a/"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403 SignatureDoesNotMatch")
                .hasMessageContaining("storage.url, bucket, keyId and key")
                .message()
                .doesNotContain("wrong-secret");
    }
}
