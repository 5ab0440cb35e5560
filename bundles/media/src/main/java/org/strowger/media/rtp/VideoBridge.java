package org.strowger.media.rtp;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.media.net.EventLoop;

/** Two parties that see each other. */
public final class VideoBridge implements MediaBridge {
    private final VideoEndpoint a;
    private final VideoEndpoint b;
    private final Consumer<VideoBridge> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param onClose told once when it ends */
    public VideoBridge(VideoEndpoint a, VideoEndpoint b, Consumer<VideoBridge> onClose) {
        this.a = a;
        this.b = b;
        this.onClose = onClose;
    }

    /** Joins them; bridges they were in are closed. */
    public void open() {
        a.leave();
        b.leave();
        EventLoop loop = a.loop().load() <= b.loop().load() ? a.loop() : b.loop();
        a.moveTo(loop);
        b.moveTo(loop);
        a.join(this, b);
        b.join(this, a);
        if (a.closed() || b.closed()) {
            close();
        }
    }

    @Override
    public boolean relaying() {
        return !closed.get();
    }

    @Override
    public MediaEndpoint.Recording record(Path file, int sampleRate) {
        throw new UnsupportedOperationException("Video is passed on unopened");
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            a.part(this);
            b.part(this);
            onClose.accept(this);
        }
    }
}
