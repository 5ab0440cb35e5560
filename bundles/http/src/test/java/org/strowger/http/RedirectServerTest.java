package org.strowger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.After;
import org.junit.Test;
import org.strowger.api.core.Health;

public class RedirectServerTest {
    private static final String LOOPBACK = "127.0.0.1";

    private RedirectServer server;

    @After
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    public void sendsEveryRequestToHttps() throws Exception {
        int port = freePort();
        server = new RedirectServer(LOOPBACK, port, 8443);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health?x=1"))
                .method("POST", HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).contains("https://127.0.0.1:8443/health?x=1");
        assertThat(server.check()).isEqualTo(Health.READY);
    }

    @Test
    public void aTakenPortDegradesButDoesNotFail() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            server = new RedirectServer(LOOPBACK, taken.getLocalPort(), 8443);

            assertThat(server.check().status()).isEqualTo(Health.Status.DEGRADED);
            assertThat(server.check().reason().en()).contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    public void portZeroMeansNone() {
        server = new RedirectServer(LOOPBACK, 0, 8443);

        assertThat(server.check()).isEqualTo(Health.READY);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }
}
