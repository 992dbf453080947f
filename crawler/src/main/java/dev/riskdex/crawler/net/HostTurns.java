package dev.riskdex.crawler.net;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;

/** Lets one thread at a time talk with a host, with a pause in between, and not before the host wants it. */
final class HostTurns {

    private final Duration patience;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    /** @param patience the longest wait that a host may ask for; a request that would wait longer fails at once */
    HostTurns(Duration patience) {
        this.patience = patience;
    }

    private static final class Host {
        /** Fair, so that of many servers on one host each gets its turn. */
        private final ReentrantLock turn = new ReentrantLock(true);

        private long lastUse;
        private boolean used;
        private volatile long closedUntil = System.nanoTime();
    }

    /** The right to talk with a host, until it is closed by the same thread. */
    interface Turn extends AutoCloseable {

        /** For a host that need not be spared. */
        Turn FREE = () -> {};

        @Override
        void close();
    }

    /**
     * Waits for a turn. A thread that has it already gets it again, after the same pause.
     *
     * @param pause since the last use of the host
     * @throws FetchException when the host asked to be left alone for longer than anybody waits, or the thread was
     *     interrupted
     */
    Turn take(HttpUrl url, Duration pause) throws FetchException {
        if (isThisMachine(url.host())) {
            return Turn.FREE;
        }
        Host host = hosts.computeIfAbsent(url.host(), name -> new Host());
        refuseIfClosed(host, url);
        try {
            host.turn.lockInterruptibly();
            try {
                awaitOpen(host, url, pause);
            } catch (InterruptedException | FetchException e) {
                host.turn.unlock();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FetchException.interrupted(Addresses.printable(url));
        }
        return () -> {
            host.lastUse = System.nanoTime();
            host.used = true;
            host.turn.unlock();
        };
    }

    /** Nobody talks with this host before this time is over; no time changes nothing. */
    void postpone(HttpUrl url, Duration wait) {
        Host host = hosts.get(url.host());
        if (host != null && !wait.isZero()) {
            host.closedUntil = System.nanoTime() + wait.toNanos();
        }
    }

    private void awaitOpen(Host host, HttpUrl url, Duration pause) throws InterruptedException, FetchException {
        refuseIfClosed(host, url);
        long now = System.nanoTime();
        long afterPause = host.used ? host.lastUse + pause.toNanos() - now : 0;
        long wait = Math.max(afterPause, host.closedUntil - now);
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        host.lastUse = System.nanoTime();
        host.used = true;
    }

    private void refuseIfClosed(Host host, HttpUrl url) throws FetchException {
        Duration wait = Duration.ofNanos(host.closedUntil - System.nanoTime());
        if (wait.compareTo(patience) > 0) {
            throw HttpStatus.later(Addresses.printable(url), wait);
        }
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
