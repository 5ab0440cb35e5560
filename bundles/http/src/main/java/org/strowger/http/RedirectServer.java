package org.strowger.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Text;

/** The plain HTTP port, where every request is sent on to HTTPS. Serves nothing itself. */
@Component(
        immediate = true,
        configurationPid = HttpConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class RedirectServer implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RedirectServer.class);
    private static final int THREADS = 2;
    private static final int NO_BODY = -1;
    private static final int MALFORMED = 400;
    private static final int PERMANENT_REDIRECT = 308;

    private final Redirect redirect;
    private final ExecutorService executor;
    private final HttpServer server;
    private final Health health;

    @Activate
    public RedirectServer(HttpConfiguration configuration) {
        this(configuration.bindAddress(), configuration.httpPort(), configuration.httpsPort());
    }

    RedirectServer(String address, int port, int httpsPort) {
        redirect = new Redirect(httpsPort);
        executor = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "http-redirect");
            thread.setDaemon(true);
            return thread;
        });
        server = port == 0 ? null : listen(new InetSocketAddress(address, port));
        health = port == 0 || server != null ? Health.READY : portTaken(address, port);
    }

    private HttpServer listen(InetSocketAddress address) {
        try {
            HttpServer created = HttpServer.create(address, 0);
            created.setExecutor(executor);
            created.createContext("/", this::answer);
            created.start();
            return created;
        } catch (IOException e) {
            LOG.warn("Cannot redirect from {}: {}", address, e.getMessage());
            return null;
        }
    }

    private static Health portTaken(String address, int port) {
        return new Health(
                Health.Status.DEGRADED,
                Text.of(
                        "Plain HTTP requests are not redirected: cannot listen on {0}, port {1}.",
                        "无法重定向 HTTP 请求：无法监听 {0} 的端口 {1}。", address, Integer.toString(port)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var location = redirect.location(exchange.getRequestHeaders().getFirst("Host"), exchange.getRequestURI());
            location.ifPresent(target -> exchange.getResponseHeaders().set("Location", target));
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(location.isPresent() ? PERMANENT_REDIRECT : MALFORMED, NO_BODY);
        }
    }

    @Deactivate
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        executor.shutdownNow();
    }

    @Override
    public String component() {
        return "http-redirect";
    }

    @Override
    public Health check() {
        return health;
    }
}
