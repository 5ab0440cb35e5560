package ${package};

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.strowger.api.core.Text;
import org.strowger.api.hal.BoardException;

/** A device that is read as {@code O} (off hook) and {@code I} (on hook), and written as {@code R} (ring) and {@code S} (stop). */
final class DeviceWires implements Wires {
    private final Path device;
    private InputStream in;
    private OutputStream out;
    private volatile boolean closed;

    DeviceWires(Path device) {
        this.device = device;
    }

    @Override
    public void open(Consumer<Boolean> hook) {
        try {
            in = Files.newInputStream(device);
            out = Files.newOutputStream(device);
        } catch (IOException e) {
            close();
            throw new BoardException(
                    Text.of("{0} cannot be opened: is the kernel module loaded?", "无法打开 {0}：内核模块是否已加载？", device), e);
        }
        Thread reader = new Thread(() -> read(hook), "${artifactId}");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Consumer<Boolean> hook) {
        try {
            for (int octet = in.read(); octet >= 0 && !closed; octet = in.read()) {
                tell(octet == 'O', hook);
            }
        } catch (IOException e) {
            // Closed while it waited, or the card is gone: either way there is nothing more to tell.
            closed = true;
        }
    }

    private synchronized void tell(boolean offHook, Consumer<Boolean> hook) {
        if (!closed) {
            hook.accept(offHook);
        }
    }

    @Override
    public void ring(boolean on) {
        try {
            out.write(on ? 'R' : 'S');
            out.flush();
        } catch (IOException e) {
            throw new BoardException(Text.of("{0} does not take commands", "{0} 不接受命令", device), e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (AutoCloseable stream : new AutoCloseable[] {in, out}) {
            try {
                if (stream != null) {
                    stream.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
