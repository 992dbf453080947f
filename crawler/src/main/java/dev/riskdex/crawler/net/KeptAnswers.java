package dev.riskdex.crawler.net;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Answers on disk, so that a server can say that nothing changed instead of sending everything again. None is ever
 * used without asking the server: each is stored as one that has to be checked. The bounds of {@link BoundedBody} hold
 * for what comes from the disk as they do for what comes over the wire.
 */
final class KeptAnswers {

    /** Some thousand pages; what was used longest ago goes first. */
    private static final long MAX_BYTES = 128L << 20;

    private final Cache cache;
    private final FileLock lock;

    private KeptAnswers(Cache cache, FileLock lock) {
        this.cache = cache;
        this.lock = lock;
    }

    /**
     * The answers in a folder; none where the folder cannot be used or another process uses it: two would spoil each
     * other's, and asking for everything again costs time only.
     */
    static Optional<KeptAnswers> in(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = lock(channel);
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock.map(
                    it -> new KeptAnswers(new Cache(folder.resolve("answers").toFile(), MAX_BYTES), it));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    /** The same client, keeping what it receives. */
    OkHttpClient behind(OkHttpClient client) {
        if (!lock.isValid()) {
            return client;
        }
        return client.newBuilder()
                .cache(cache)
                .addNetworkInterceptor(chain -> toBeChecked(chain.proceed(chain.request())))
                .build();
    }

    /** Whatever a server says of how long its answer holds, it is asked each time; what it forbids to keep is not. */
    private static Response toBeChecked(Response response) {
        if (response.cacheControl().noStore()) {
            return response;
        }
        return response.newBuilder().header("Cache-Control", "no-cache").build();
    }
}
