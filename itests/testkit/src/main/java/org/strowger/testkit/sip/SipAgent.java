package org.strowger.testkit.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A phone for tests at a port of 127.0.0.1 of its own: registers with a system, or with none, calls and is called, speaks SIP over UDP
 * and G.711 µ-law, answers MD5 challenges. What it waits for and does not come is an {@link AssertionError} that says so.
 *
 * <pre>{@code
 * try (SipAgent ann = new SipAgent("127.0.0.1:5060", "101", "secret").register()) {
 *     SipCall call = ann.call("*43").awaitAnswer();
 *     call.press("12#");
 *     call.hangUp();
 * }
 * }</pre>
 */
public final class SipAgent implements AutoCloseable {
    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final String number;
    private final String password;
    private final String registration = newId();
    private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();
    private final Map<String, SipCall> calls = new ConcurrentHashMap<>();
    private final BlockingQueue<SipCall> incoming = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService timer;
    private volatile Duration patience = Duration.ofSeconds(20);
    private int registers;

    /**
     * @param server address and port of the system, or of another agent
     * @param number by which the system knows the phone
     */
    public SipAgent(String server, String number, String password) {
        int colon = server.lastIndexOf(':');
        this.server = new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        this.number = number;
        this.password = password;
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(1, task -> daemon(task, "sip-agent-" + number));
        executor.setRemoveOnCancelPolicy(true);
        timer = executor;
        daemon(this::listen, "sip-agent-socket-" + number).start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** How long it waits for whatever it waits for; 20 s unless told. */
    public SipAgent patience(Duration longest) {
        patience = longest;
        return this;
    }

    /** Registers for five minutes. */
    public SipAgent register() {
        register(300);
        return this;
    }

    public void unregister() {
        register(0);
    }

    private synchronized void register(int expires) {
        String self = "<sip:" + number + "@" + serverAddress() + ">";
        Exchange.Request request = new Exchange.Request(
                server,
                "REGISTER",
                "sip:" + serverAddress(),
                self + ";tag=" + registration.substring(0, 8),
                self,
                registration,
                "Expires: " + expires + "\r\nContent-Length: 0\r\n\r\n");
        SipMessage answer =
                await(new Exchange(this, request, ++registers).start().answer(), "the answer to REGISTER");
        registers++;
        if (answer.status() >= 300) {
            throw new AssertionError(number + " is not registered: " + answer);
        }
    }

    /** Calls; what comes of it is told by the call. */
    public SipCall call(String dialed) {
        SipCall call = SipCall.to(this, dialed, newId());
        calls.put(call.id(), call);
        call.start();
        return call;
    }

    /** The next call that comes, or has come. It does not ring before it is told to. */
    public SipCall awaitCall() {
        try {
            SipCall call = incoming.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (call == null) {
                throw new AssertionError("nobody called " + number);
            }
            return call;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether nobody has called whose call was not taken by {@link #awaitCall}. */
    public boolean isIdle() {
        return incoming.isEmpty();
    }

    /** Where it can be reached without a system between. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    String uri() {
        return "sip:" + number + "@" + address();
    }

    String number() {
        return number;
    }

    String password() {
        return password;
    }

    String serverAddress() {
        return server.getAddress().getHostAddress() + ":" + server.getPort();
    }

    InetSocketAddress server() {
        return server;
    }

    Duration patience() {
        return patience;
    }

    static String newId() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE) + "@agent";
    }

    static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted", e);
    }

    <T> T await(CompletableFuture<T> what, String name) {
        try {
            return what.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(number + " waited in vain for " + name);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    // ---- messages

    private void listen() {
        DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
        try {
            while (true) {
                socket.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                // Shorter ones keep the way through a firewall open.
                if (text.length() > 4) {
                    received(SipMessage.parse(text), (InetSocketAddress) packet.getSocketAddress());
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void received(SipMessage message, InetSocketAddress from) {
        if (message.status() != 0) {
            Exchange exchange = exchanges.get(message.branch() + message.about());
            if (exchange != null) {
                exchange.response(message);
            }
            return;
        }
        String id = message.header("call-id");
        if (message.method().equals("INVITE") && !calls.containsKey(id)) {
            SipCall call = SipCall.from(this, message, from);
            calls.put(id, call);
            incoming.add(call);
            call.reply(message, "100 Trying", SipCall.EMPTY);
        } else if (calls.containsKey(id)) {
            calls.get(id).request(message);
        } else if (!message.method().equals("ACK")) {
            String status = message.method().equals("OPTIONS") ? "200 OK" : "481 Call/Transaction Does Not Exist";
            send(reply(message, status, "", SipCall.EMPTY), from);
        }
    }

    /** @param rest further header lines and the body, from Content-Length on */
    String reply(SipMessage request, String status, String tag, String rest) {
        StringBuilder reply = new StringBuilder("SIP/2.0 " + status + "\r\n");
        request.all("via").forEach(via -> reply.append("Via: ").append(via).append("\r\n"));
        String to = request.header("to") + (request.header("to").contains(";tag=") ? "" : tag);
        return reply.append("From: " + request.header("from") + "\r\nTo: " + to + "\r\nCall-ID: "
                        + request.header("call-id") + "\r\nCSeq: " + request.header("cseq") + "\r\nContact: <" + uri()
                        + ">\r\n" + rest)
                .toString();
    }

    void listen(String branch, String method, Exchange exchange) {
        exchanges.put(branch + method, exchange);
    }

    void send(String message, InetSocketAddress to) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void later(long millis, Runnable task) {
        try {
            timer.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // It is over: nothing is repeated any more.
            exchanges.clear();
        }
    }

    /** Speaks until the call is over. */
    void speak(Sound sound, CompletableFuture<?> end) {
        var ticks = timer.scheduleAtFixedRate(sound::tick, 0, Sound.TICK_MS, TimeUnit.MILLISECONDS);
        end.whenComplete((done, fault) -> {
            ticks.cancel(false);
            sound.close();
        });
    }

    /** Hangs up nothing: who wants the other side to know ends the calls before. */
    @Override
    public void close() {
        timer.shutdownNow();
        calls.values().forEach(SipCall::release);
        socket.close();
    }
}
