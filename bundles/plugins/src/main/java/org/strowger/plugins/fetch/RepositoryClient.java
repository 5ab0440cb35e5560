package org.strowger.plugins.fetch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.plugins.Refusals;
import org.strowger.plugins.settings.PluginRepository;

/** Fetches archives from the repositories that the administrator has set up. */
public final class RepositoryClient {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int CONNECT = 10_000;
    private static final int READ = 20_000;
    private static final int SIGNATURE = 1024;

    private final Scheduler scheduler;
    private final Supplier<SSLSocketFactory> tls;
    private final long most;

    /**
     * @param tls asked for only when something is fetched: the first time it reads the certificates of all authorities
     * @param most octets of an archive
     */
    public RepositoryClient(Scheduler scheduler, Supplier<SSLSocketFactory> tls, long most) {
        this.scheduler = scheduler;
        this.tls = tls;
        this.most = most;
    }

    /**
     * Fetches an archive into a file.
     *
     * @return its detached signature; empty when the repository has none
     */
    public byte[] fetch(PluginRepository repository, String archive, Path target) {
        URI address = RepositoryAddress.of(repository.url(), archive);
        long end = scheduler.nanoTime() + LIMIT.toNanos();
        try (InputStream in = open(repository, address)) {
            copy(in, target, end);
        } catch (IOException e) {
            throw unreachable(archive, e);
        }
        try (InputStream in = open(repository, RepositoryAddress.of(repository.url(), archive + ".sig"))) {
            return in.readNBytes(SIGNATURE);
        } catch (FileNotFoundException | NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw unreachable(archive + ".sig", e);
        }
    }

    private void copy(InputStream in, Path target, long end) throws IOException {
        try (var out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[64 << 10];
            long copied = 0;
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                copied += got;
                if (copied > most) {
                    throw Refusals.archive(
                            "plugin.archive.size", "The archive is larger than {0} MB.", "归档超过 {0} MB。", most >> 20);
                }
                if (scheduler.nanoTime() - end > 0) {
                    throw new IOException("it takes too long");
                }
                out.write(buffer, 0, got);
            }
        }
    }

    private InputStream open(PluginRepository repository, URI address) throws IOException {
        return "file".equals(address.getScheme())
                ? file(Path.of(URI.create(repository.url()).getPath()), Path.of(address.getPath()))
                : https(address, repository.privateNetwork());
    }

    /** Links may lead around inside the repository, but not out of it. */
    private static InputStream file(Path repository, Path file) throws IOException {
        if (!file.toRealPath().startsWith(repository.toRealPath()) || !Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return Files.newInputStream(file.toRealPath());
    }

    private InputStream https(URI address, boolean privateNetwork) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        connection.setSSLSocketFactory(privateNetwork ? tls.get() : new GuardedSockets(tls.get()));
        connection.setConnectTimeout(CONNECT);
        connection.setReadTimeout(READ);
        // A redirection could lead anywhere.
        connection.setInstanceFollowRedirects(false);
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_NOT_FOUND) {
            throw new FileNotFoundException(address.getPath());
        }
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException("it answered with status " + status);
        }
        return connection.getInputStream();
    }

    private static ProblemException unreachable(String archive, IOException cause) {
        boolean missing = cause instanceof FileNotFoundException || cause instanceof NoSuchFileException;
        Text text = missing
                ? Text.of("The repository has no {0}.", "仓库中没有 {0}。", archive)
                : Text.of(
                        "{0} cannot be fetched: {1}.",
                        "无法获取 {0}：{1}。", archive, Refusals.shortened(String.valueOf(cause.getMessage())));
        return new ProblemException(
                missing ? ProblemException.Kind.NOT_FOUND : ProblemException.Kind.UNAVAILABLE,
                missing ? "plugin.repository.missing" : "plugin.repository.unreachable",
                "archive",
                text);
    }
}
