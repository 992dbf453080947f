package dev.riskdex.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a command that runs until Ctrl-C end in order. Asked to end, the process waits until the command has closed what
 * it opened; a command that crawls or waits is interrupted. While it stores it is not: an interrupted thread loses the
 * files that it reads and writes.
 */
final class Shutdown implements AutoCloseable {

    /** The process waits so long for the command, in seconds; a batch in flight takes a fraction of one. */
    private static final long PATIENCE = 10;

    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean asked;
    private Optional<Thread> interruptible = Optional.empty();

    private Shutdown() {}

    /** Watches over the process from now on. */
    static Shutdown hooked() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::end, "shutdown"));
        return shutdown;
    }

    /** Whether the process was asked to end. */
    synchronized boolean asked() {
        return asked;
    }

    /** Does what may be interrupted; nothing when the process was asked to end before. */
    void interruptibly(Runnable work) {
        interruptible(() -> {
            work.run();
            return true;
        });
    }

    /** Does what may be interrupted and answers what came of it; nothing when the process was asked to end before. */
    <T> Optional<T> interruptible(Supplier<T> work) {
        synchronized (this) {
            if (asked) {
                return Optional.empty();
            }
            interruptible = Optional.of(Thread.currentThread());
        }
        try {
            return Optional.of(work.get());
        } finally {
            synchronized (this) {
                interruptible = Optional.empty();
                Thread.interrupted();
            }
        }
    }

    /** Returns when the process is asked to end. */
    void await() {
        interruptibly(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Tells that everything is closed. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void end() {
        synchronized (this) {
            asked = true;
            interruptible.ifPresent(Thread::interrupt);
        }
        try {
            closed.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
