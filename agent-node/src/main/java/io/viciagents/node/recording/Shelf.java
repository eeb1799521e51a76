package io.viciagents.node.recording;

import io.viciagents.node.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what this node recorded of calls to the storage that all nodes share. Whoever brings a part puts all parts that are
 * there together: so the last one makes the whole call, whichever node that is and whenever it comes back. On a thread of its
 * own; what cannot be brought now stays in the node's folder and is tried again, after a crash, too.
 */
public final class Shelf implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration LAST = Duration.ofSeconds(20);
    private static final String KEPT = "in-storage";

    private final Storage storage;
    private final BlockingQueue<Path> waiting = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private Shelf(Storage storage) {
        this.storage = storage;
        this.thread = Thread.ofVirtual().name("recordings-shelf").unstarted(this::run);
    }

    /** Begins with what an earlier process left in the node's folder. */
    public static Shelf open(Storage storage, Path root) {
        Shelf shelf = new Shelf(storage);
        shelf.waiting.addAll(left(root));
        shelf.thread.start();
        return shelf;
    }

    private static List<Path> left(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.walk(root, 2)) {
            return folders.filter(folder -> Files.isDirectory(folder) && !Files.exists(folder.resolve(KEPT)))
                    .toList();
        } catch (IOException unreadable) {
            LOG.atWarn().setCause(unreadable).log("what an earlier process recorded can not be looked for");
            return List.of();
        }
    }

    /** A call's folder is complete. Any thread. */
    void keep(Path folder) {
        waiting.add(folder);
    }

    /** Where people find the whole of a call. */
    String address(String call) {
        return storage.address(RecordedPart.whole(call));
    }

    /** Forgets a call. Blocks. */
    void erase(String call) throws IOException {
        for (String name : storage.list(RecordedPart.beginning(call))) {
            storage.delete(name);
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0 || !waiting.isEmpty()) {
                Path folder = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (folder != null) {
                    bring(folder);
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void bring(Path folder) throws InterruptedException {
        try {
            Optional<RecordedPart> part = RecordedPart.in(folder);
            if (part.isPresent()) {
                bring(folder, part.get());
            }
        } catch (IOException later) {
            LOG.atWarn()
                    .addKeyValue("folder", folder)
                    .addKeyValue("again in", PAUSE)
                    .log("a recording could not be brought to the storage: {}", later.getMessage());
            waiting.add(folder);
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("closed while the storage is away");
            }
        }
    }

    private void bring(Path folder, RecordedPart part) throws IOException {
        storage.put(part.name(), folder.resolve(CallFolder.SOUND));
        Path work = Files.createTempDirectory(folder, "joining");
        try {
            join(part.call(), work);
            if (isLast(part) && Files.exists(folder.resolve(CallFolder.TRANSCRIPT))) {
                storage.put(RecordedPart.transcript(part.call()), folder.resolve(CallFolder.TRANSCRIPT));
            }
        } finally {
            KeptFiles.delete(work);
        }
        Files.writeString(folder.resolve(KEPT), address(part.call()));
    }

    private List<RecordedPart> parts(String call) throws IOException {
        return storage.list(RecordedPart.beginning(call)).stream()
                .flatMap(name -> RecordedPart.named(call, name).stream())
                .sorted(RecordedPart.ORDER)
                .toList();
    }

    private boolean isLast(RecordedPart part) throws IOException {
        return parts(part.call()).stream().allMatch(other -> other.generation() <= part.generation());
    }

    private void join(String call, Path work) throws IOException {
        Path whole = work.resolve(CallFolder.SOUND);
        try (JoinedSound joined = new JoinedSound(whole)) {
            for (RecordedPart part : parts(call)) {
                Path sound = work.resolve(
                        "part-" + part.generation() + "-" + part.began().toEpochMilli());
                storage.get(part.name(), sound);
                joined.add(part.began(), sound);
                Files.delete(sound);
            }
        }
        if (Files.exists(whole)) {
            storage.put(RecordedPart.whole(call), whole);
        }
    }

    /** Brings what waits, for a while. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(LAST)) {
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
