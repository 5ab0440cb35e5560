package org.strowger.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.DispatcherType;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.sse.SseContextProvider;
import org.apache.cxf.jaxrs.sse.SseEventSinkContextProvider;
import org.apache.cxf.jaxrs.utils.ResourceUtils;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.rules.ExternalResource;
import org.strowger.rest.events.StreamDemand;
import org.strowger.rest.fake.FakeAudit;
import org.strowger.rest.fake.FakeBranding;
import org.strowger.rest.fake.FakeCertificates;
import org.strowger.rest.fake.FakeConfig;
import org.strowger.rest.fake.FakeExtras;
import org.strowger.rest.fake.FakeGate;
import org.strowger.rest.fake.FakeMonitor;
import org.strowger.rest.fake.FakePlugins;
import org.strowger.rest.fake.FakeSessions;
import org.strowger.rest.fake.FakeTelephony;
import org.strowger.rest.health.HealthBoard;
import org.strowger.rest.hosted.FakeOffer;
import org.strowger.rest.hosted.ResourceBoard;
import org.strowger.rest.hosted.ResourceFilter;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** The application in the container of the product, on a free port of the loopback, with everything behind it faked. */
public final class ApiServer extends ExternalResource {
    public final FakeConfig config = new FakeConfig();
    public final FakeSessions sessions = new FakeSessions();
    public final FakeGate gate = new FakeGate();
    public final FakeAudit audit = new FakeAudit();
    public final FakeBranding brand = new FakeBranding();
    public final FakeCertificates certificate = new FakeCertificates();
    public final FakeTelephony telephony = new FakeTelephony();
    public final FakeExtras extras = new FakeExtras();
    public final FakePlugins plugins = new FakePlugins();
    public final FakeMonitor monitor = new FakeMonitor();
    public final StreamDemand demand = new StreamDemand();
    public final RecordingEventBus bus = new RecordingEventBus();
    public final ManualScheduler scheduler = new ManualScheduler();
    public final HealthBoard health = new HealthBoard(plugins);
    public final ObjectMapper mapper = new ObjectMapper();
    public final ResourceBoard board = new ResourceBoard();
    private static final Logger CONTAINER_LOG = Logger.getLogger("org.apache");
    private final List<Object> extra;
    private final Map<String, String> tokens = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Tomcat tomcat = new Tomcat();
    private RestApplication application;
    private AnswerCheck check;
    private Path directory;

    public ApiServer(Object... extraResources) {
        extra = List.of(extraResources);
    }

    @Override
    protected void before() throws Throwable {
        CONTAINER_LOG.setLevel(Level.SEVERE);
        directory = Files.createTempDirectory("api-server");
        application = new RestApplication(
                config,
                new AccountParts(sessions, sessions, gate, gate, gate, audit, brand, certificate),
                bus,
                scheduler,
                new FakeHome(directory),
                telephony,
                plugins,
                health,
                extras,
                monitor,
                demand);
        check = new AnswerCheck(application.resourceClasses());
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("/api/v1", directory.toString());
        CXFNonSpringServlet servlet = new CXFNonSpringServlet();
        Wrapper wrapper = Tomcat.addServlet(context, "cxf", servlet);
        wrapper.setAsyncSupported(true);
        wrapper.setLoadOnStartup(1);
        context.addServletMappingDecoded("/*", "cxf");
        addFilter(context);
        tomcat.start();
        JAXRSServerFactoryBean factory =
                ResourceUtils.createApplication(application, true, false, false, servlet.getBus());
        List<Object> providers = new ArrayList<>(factory.getProviders());
        providers.add(new SseEventSinkContextProvider());
        providers.add(new SseContextProvider());
        factory.setProviders(providers);
        factory.setAddress("/");
        factory.create();
        for (Object resource : extra) {
            new FakeOffer(1, resource).addTo(board);
        }
    }

    private void addFilter(Context context) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("hosted");
        definition.setFilter(new ResourceFilter(application, board));
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("hosted");
        mapping.addURLPattern("/*");
        mapping.setDispatcher(DispatcherType.REQUEST.name());
        mapping.setDispatcher(DispatcherType.ASYNC.name());
        context.addFilterMap(mapping);
    }

    @Override
    protected void after() {
        try {
            application.stop();
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    public RestApplication application() {
        return application;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/api/v1" + path);
    }

    public String host() {
        return "127.0.0.1:" + tomcat.getConnector().getLocalPort();
    }

    public HttpClient client() {
        return client;
    }

    /** A session's token for the account of that name. */
    public String token(String account) throws Exception {
        if (!tokens.containsKey(account)) {
            Answer answer = send("POST", "/session", null, "{\"user\":\"" + account + "\",\"password\":\"secret\"}");
            tokens.put(account, answer.json().get("token").asText());
        }
        return tokens.get(account);
    }

    /** Sends JSON as somebody, or as nobody. */
    public Answer as(String account, String method, String path, String body, String... headers) throws Exception {
        return send(method, path, account == null ? null : token(account), body, headers);
    }

    public Answer send(String method, String path, String token, String body, String... headers) throws Exception {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return sendBytes(method, path, token, bytes, "application/json", headers);
    }

    public Answer sendBytes(String method, String path, String token, byte[] body, String type, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        Answer answer = new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        if (answer.status() / 100 == 2) {
            check.check(method, path, answer.status(), isJson(answer) ? answer.json() : null);
        }
        return answer;
    }

    private static boolean isJson(Answer answer) {
        String type = answer.header("Content-Type");
        return type != null && type.startsWith("application/json");
    }

    /** A response. */
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public byte[] bytes() {
            return response.body();
        }

        public JsonNode json() throws java.io.IOException {
            return new ObjectMapper().readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }
}
