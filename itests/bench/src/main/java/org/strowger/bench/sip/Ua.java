package org.strowger.bench.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.strowger.testkit.sip.SipMessage;

/** Many phones at one UDP port of 127.0.0.1: they register, call, and answer each call at once. */
public final class Ua implements AutoCloseable {
    /** A description of sound that nobody will send. */
    public static final Media NOWHERE = Media.plain(40_000);

    private static final int BUFFER = 1 << 20;

    private final DatagramChannel channel;
    private final InetSocketAddress server;
    private final int port;
    private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();
    private final Answerer answerer;
    private volatile String codec = "0\r\na=rtpmap:0 PCMU/8000";
    private final AtomicInteger repeats = new AtomicInteger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ua-timer");
        thread.setDaemon(true);
        return thread;
    });

    /** Phones that are not called. */
    public Ua(int port, int serverPort) {
        this(port, serverPort, caller -> NOWHERE);
    }

    /** @param media given the media of a caller, that of the callee */
    public Ua(int port, int serverPort, UnaryOperator<Media> media) {
        this.port = port;
        this.server = new InetSocketAddress("127.0.0.1", serverPort);
        this.answerer = new Answerer(this, media);
        try {
            channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", port));
            channel.setOption(java.net.StandardSocketOptions.SO_RCVBUF, BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "ua-" + port);
        reader.setDaemon(true);
        reader.start();
    }

    /** Registers, or with an expiry of 0 removes, a contact at this port. */
    public CompletableFuture<SipMessage> register(Account account, int expires) {
        String to = "<sip:" + account.number() + "@" + serverAddress() + ">";
        return exchange(
                        "REGISTER",
                        "sip:" + serverAddress(),
                        account,
                        to,
                        "Expires: " + expires + "\r\nContent-Length: 0\r\n\r\n")
                .result();
    }

    public OutgoingCall call(Account account, String number, Media media) {
        String uri = "sip:" + number + "@" + serverAddress();
        return new OutgoingCall(this, exchange("INVITE", uri, account, "<" + uri + ">", sdp(media)));
    }

    private Exchange exchange(String method, String uri, Account account, String to, String rest) {
        String callId = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "@bench";
        return new Exchange(this, new Exchange.Request(method, uri, account, to, callId, rest), 1).start();
    }

    /** From now on it speaks A-law alone, instead of µ-law alone. */
    public void speakAlaw() {
        codec = "8\r\na=rtpmap:8 PCMA/8000";
    }

    /** Content headers and a G.711 description. */
    String sdp(Media media) {
        return media.describe(codec);
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(16384);
        try {
            while (true) {
                channel.receive(buffer.clear());
                long at = System.nanoTime();
                String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
                if (text.length() > 4) {
                    received(SipMessage.parse(text), at);
                }
            }
        } catch (ClosedChannelException closed) {
            exchanges.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void received(SipMessage message, long at) {
        if (message.status() == 0) {
            answerer.request(message);
        } else {
            Exchange exchange = exchanges.get(message.branch());
            if (exchange != null) {
                exchange.response(message, at);
            }
        }
    }

    void send(String message) {
        try {
            channel.send(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)), server);
        } catch (ClosedChannelException closed) {
            exchanges.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String newBranch(Exchange exchange) {
        String branch = "z9hG4bK" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        exchanges.put(branch, exchange);
        return branch;
    }

    ScheduledFuture<?> later(long delay, TimeUnit unit, Runnable task) {
        return timer.schedule(task, delay, unit);
    }

    void repeated() {
        repeats.incrementAndGet();
    }

    /** How many requests had to be sent again. */
    public int repeats() {
        return repeats.get();
    }

    String uriOf(String number) {
        return "sip:" + number + "@" + address();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String serverAddress() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
