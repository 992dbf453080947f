package dev.riskdex.crawler.net;

import java.util.concurrent.atomic.LongAdder;
import okhttp3.Call;
import okhttp3.EventListener;

/** Counts what comes over the wire, for the budget of a crawl. */
final class ReceivedBytes extends EventListener {

    private final LongAdder bytes = new LongAdder();

    @Override
    public void responseBodyEnd(Call call, long byteCount) {
        bytes.add(byteCount);
    }

    long sum() {
        return bytes.sum();
    }
}
