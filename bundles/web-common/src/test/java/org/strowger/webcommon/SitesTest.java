package org.strowger.webcommon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Constants;
import org.strowger.api.web.StaticFiles;

/** Over HTTP, in the container that the product uses. */
public class SitesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final SiteBoard board = new SiteBoard();
    private final HttpClient client = HttpClient.newHttpClient();
    private Tomcat tomcat;
    private Folder admin;

    @Before
    public void start() throws IOException, LifecycleException {
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.newFolder().toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "sites", new SiteServlet(board));
        context.addServletMappingDecoded("/*", "sites");
        tomcat.start();
        tomcat.getConnector();
        admin = site("/admin", true);
        admin.put("index.html", "<p>hello</p>");
        admin.put("assets/main-1.js", "let x = 1");
        admin.put("assets/main-1.js.br", "brotli");
        admin.put("assets/main-1.js.gz", "gzip");
    }

    @After
    public void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    public void theStartLeadsToTheFirstApplication() throws Exception {
        assertThat(get("/").headers().firstValue("Location")).contains("/admin/");
        assertThat(get("/admin").headers().firstValue("Location")).contains("/admin/");
        assertThat(get("/admin/").body()).isEqualTo("<p>hello</p>");
    }

    @Test
    public void routesOfAnApplicationShowItsPageAndFilesThatAreMissingDoNot() throws Exception {
        assertThat(get("/admin/config/extension/101").body()).isEqualTo("<p>hello</p>");
        assertThat(get("/admin/assets/gone.js").statusCode()).isEqualTo(404);
        site("/acme", false);
        assertThat(get("/acme/route").statusCode()).isEqualTo(404);
    }

    @Test
    public void everyAnswerKeepsTheBrowserSafe() throws Exception {
        for (String path : new String[] {"/", "/admin/", "/admin/assets/main-1.js", "/nothing"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("script-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    public void filesNamedByTheirContentAreKeptForEverAndOthersAskedForAgain() throws Exception {
        assertThat(get("/admin/assets/main-1.js").headers().firstValue("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
        HttpResponse<String> page = get("/admin/");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/admin/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    public void theBestEncodingThatIsTakenIsSent() throws Exception {
        String file = "/admin/assets/main-1.js";
        assertThat(get(file).body()).isEqualTo("let x = 1");
        assertThat(get(file, "Accept-Encoding", "gzip, br").body()).isEqualTo("brotli");
        HttpResponse<String> zipped = get(file, "Accept-Encoding", "br;q=0, gzip");
        assertThat(zipped.body()).isEqualTo("gzip");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
    }

    @Test
    public void nothingOutsideOfTheFilesIsReached() throws Exception {
        admin.put(".hidden.txt", "secret");
        admin.put("Secret.class", "secret");
        for (String path : new String[] {
            "/admin/.hidden.txt",
            "/admin/Secret.class",
            "/admin/%2e%2e/secret.txt",
            "/admin/assets/..%2f..%2fsecret.txt",
            "/admin/a/%5c..%5csecret.txt",
            "/admin/%00.txt"
        }) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("secret\n");
        }
        assertThat(admin.asked).noneMatch(name -> name.contains(".."));
    }

    @Test
    public void nothingIsWrittenHere() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address("/admin/"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).startsWith("{\"type\"");
    }

    @Test
    public void aSiteIsGoneWithItsBundle() throws Exception {
        board.remove(admin);
        assertThat(get("/admin/").statusCode()).isEqualTo(404);
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    public void pathsOfTheSystemAndOfOthersAreRefused() throws Exception {
        site("/api/x", false).put("a.txt", "a");
        site("/admin", false).put("b.txt", "b");
        site("/Upper", false).put("c.txt", "c");
        assertThat(board.contributions()).hasSize(1);
        assertThat(get("/admin/b.txt").statusCode()).isEqualTo(404);
    }

    private Folder site(String path, boolean application) throws IOException {
        Folder files = new Folder(path, folder.newFolder().toPath(), application);
        board.add(files, Map.of(Constants.SERVICE_BUNDLEID, 7L));
        return files;
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static final class Folder implements StaticFiles {
        private final String path;
        private final Path root;
        private final boolean application;
        private final List<String> asked = new CopyOnWriteArrayList<>();

        Folder(String path, Path root, boolean application) {
            this.path = path;
            this.root = root;
            this.application = application;
        }

        void put(String name, String content) throws IOException {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public URL file(String name) {
            asked.add(name);
            Path file = root.resolve(name);
            try {
                return Files.isRegularFile(file) ? file.toUri().toURL() : null;
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean application() {
            return application;
        }
    }
}
