package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.Http2;
import org.strowger.scenarios.product.RawHttps;
import org.strowger.scenarios.product.RawHttps.Answer;
import org.strowger.scenarios.product.Rest;
import org.strowger.scenarios.product.TestProduct;

/** Those who speak HTTP badly, on purpose: row 86 of docs/robustness.md. Calls and other clients go on. */
public class ListenerScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("listener");

    /** More than the listener has threads. */
    private static final int SLOW = 200;

    private static final int BELOW_THREADS = 40;
    private static final String SLOW_BODY =
            "POST /admin/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n ";

    private static final Duration PROMPT = Duration.ofSeconds(3);

    private final List<RawHttps> open = new ArrayList<>();
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

    @After
    public void end() {
        drip.shutdownNow();
        open.forEach(RawHttps::close);
        PBX.endPeers();
    }

    @Test
    public void headersThatComeByteByByteHoldNobodyUp() {
        slow(SLOW, "GET /admin/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
        othersGoOn("201");
    }

    @Test
    public void someBodiesThatComeByteByByteHoldNobodyUp() {
        slow(BELOW_THREADS, SLOW_BODY);
        othersGoOn("202");
    }

    /** The listener reads bodies on its threads: with all of them taken pages wait. Calls do not, and afterwards all is well. */
    @Test
    public void callsGoOnWhileAllThreadsWaitForBodies() {
        PBX.extension("203");
        slow(SLOW, SLOW_BODY);
        PBX.call("203", "*43", SippScenario.call().answered().pause(200).bye());
        open.forEach(RawHttps::close);
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> new Rest(port()).get("/health").status() == 200);
        othersGoOn("203");
    }

    @Test
    public void whoSaysNothingIsCutOff() {
        RawHttps silent = connection();
        RawHttps half = connection();
        half.send("GET /health HTTP/1.1\r\nHost: 127");
        assertThat(silent.endsWithin(40_000)).isTrue();
        assertThat(half.endsWithin(40_000)).isTrue();
    }

    @Test
    public void whoSaysNothingAtThePlainPortIsCutOff() throws IOException {
        try (Socket half =
                new Socket(InetAddress.getLoopbackAddress(), PBX.product().httpPort())) {
            half.getOutputStream().write("GET / HTTP/1.1\r\nHost: 127".getBytes(StandardCharsets.US_ASCII));
            half.setSoTimeout(40_000);
            assertThat(half.getInputStream().readAllBytes())
                    .asString(StandardCharsets.US_ASCII)
                    .doesNotContain("200 OK");
        }
    }

    @Test
    public void hugeHeadsAreRefused() {
        String much = "x".repeat(20_000);
        refused("GET /" + much + " HTTP/1.1\r\nHost: a\r\n\r\n");
        refused("GET /health HTTP/1.1\r\nHost: a\r\nX-Much: " + much + "\r\n\r\n");
        refused("GET /health HTTP/1.1\r\nHost: a\r\nCookie: " + much + "\r\n\r\n");
        String many =
                IntStream.range(0, 500).mapToObj(i -> "X-" + i + ": y\r\n").collect(Collectors.joining());
        refused("GET /health HTTP/1.1\r\nHost: a\r\n" + many + "\r\n");
    }

    @Test
    public void manyRangesGiveNotMoreThanTheFile() {
        String whole = RawHttps.ask(port(), "GET /admin/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                .body();
        String ranges = IntStream.range(0, 900).mapToObj(i -> "0-").collect(Collectors.joining(","));
        Answer answer = RawHttps.ask(
                port(), "GET /admin/ HTTP/1.1\r\nHost: a\r\nRange: bytes=" + ranges + "\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isIn(200, 416);
        assertThat(answer.body().length()).isLessThanOrEqualTo(whole.length());
    }

    /** Whatever another server in front may have made of it: here it is one request or none. */
    @Test
    public void nothingIsSmuggledBehindARequest() {
        String hidden = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
        String post = "POST /admin/ HTTP/1.1\r\nHost: a\r\n";
        oneAnswer(post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden);
        oneAnswer(post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + hidden);
        oneAnswer(post + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n" + hidden);
        oneAnswer(post + "Content-Length: +0\r\n\r\n" + hidden);
        oneAnswer(post + "Transfer-Encoding: xchunked\r\n\r\n" + hidden);
        oneAnswer(post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + hidden);
        oneAnswer(post + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n" + hidden);
        oneAnswer(post + "Transfer-Encoding: chunked\r\n\r\n0;" + "x".repeat(10_000) + "\r\n\r\n" + hidden);
    }

    @Test
    public void whoResetsStreamAfterStreamIsCutOff() {
        RawHttps connection = http2();
        int stream = 1;
        while (stream < 100_000 && connection.offer(Http2.askedAndReset(stream))) {
            stream += 2;
        }
        assertThat(connection.drains(10_000)).isTrue();
        othersGoOn("204");
    }

    @Test
    public void aHeadWithoutAnEndIsCutOff() {
        RawHttps connection = http2();
        connection.offer(Http2.endless());
        for (int i = 0; i < 5_000 && connection.offer(Http2.more()); i++) {
            // Until the server has had enough.
        }
        assertThat(connection.drains(10_000)).isTrue();
        othersGoOn("205");
    }

    private RawHttps http2() {
        RawHttps connection = new RawHttps(port(), "h2");
        open.add(connection);
        assertThat(connection.protocol()).isEqualTo("h2");
        connection.send(Http2.preface());
        return connection;
    }

    private RawHttps connection() {
        RawHttps connection = new RawHttps(port());
        open.add(connection);
        return connection;
    }

    /** Many connections that begin like this, and go on with a byte now and then. */
    private void slow(int many, String beginning) {
        for (int i = 0; i < many; i++) {
            connection().offer(beginning);
        }
        List<RawHttps> all = List.copyOf(open);
        drip.scheduleWithFixedDelay(() -> all.forEach(connection -> connection.offer("x")), 1, 2, TimeUnit.SECONDS);
    }

    private static void othersGoOn(String number) {
        for (int i = 0; i < 5; i++) {
            long began = System.nanoTime();
            Rest rest = new Rest(port());
            rest.get("/health").expect(200);
            rest.login("admin", PBX.product().credential("admin"));
            rest.get("/admin/").expect(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PROMPT.multipliedBy(3));
        }
        PBX.extension(number);
        PBX.call(number, "*43", SippScenario.call().answered().pause(200).bye());
    }

    private static void refused(String request) {
        try (RawHttps connection = new RawHttps(port())) {
            connection.offer(request);
            Answer answer = connection.answer();
            assertThat(answer.status()).isIn(0, 400, 413, 414, 431);
            assertThat(answer.header("Server")).isEmpty();
            assertThat(connection.endsWithin(5_000)).isTrue();
        }
        assertThat(RawHttps.ask(port(), "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    /** One answer at most, then the connection ends. */
    private static void oneAnswer(String request) {
        try (RawHttps connection = new RawHttps(port())) {
            connection.offer(request);
            Answer first = connection.answer();
            assertThat(first.body()).as(request).doesNotContain("\"components\"");
            assertThat(connection.endsWithin(5_000)).as(request + "\n" + first).isTrue();
        }
    }

    private static int port() {
        return PBX.product().httpsPort();
    }
}
