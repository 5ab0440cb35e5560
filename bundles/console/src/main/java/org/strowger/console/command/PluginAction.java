package org.strowger.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.PluginManager;
import org.strowger.api.plugin.PluginOperation;
import org.strowger.api.plugin.PluginSource;
import org.strowger.console.model.Who;

/** What the commands that change plug-ins share: they follow the operation to its end. */
abstract class PluginAction extends PbxAction {
    private static final Duration PERIOD = Duration.ofMillis(200);

    String by() {
        return Who.now().name();
    }

    static Optional<Duration> drain(Integer seconds, boolean now) {
        return now ? Optional.of(Duration.ZERO) : Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }

    /** Files are named relative to nothing: the shell has no directory that a user would know of. */
    private static Path file(String field, String name) {
        Path file = Path.of(name);
        if (!file.isAbsolute() || !file.toFile().isFile()) {
            throw invalid(
                    field,
                    Text.of(
                            "There is no file {0}; give its whole path on this machine.",
                            "没有文件 {0}；请给出本机上的完整路径。", name));
        }
        return file;
    }

    /** An archive in a repository, or else in a file of this machine. */
    static PluginSource source(String archive, String repository, String signature) throws IOException {
        return repository != null
                ? new PluginSource.Repository(repository, archive)
                : new PluginSource.File(
                        file("archive", archive),
                        signature == null ? new byte[0] : Files.readAllBytes(file("--signature", signature)));
    }

    /** Says each step as it comes, and how it ended; what did not succeed fails the command. */
    void follow(PluginOperation submitted) throws InterruptedException {
        CompletableFuture<PluginOperation> over = new CompletableFuture<>();
        Text[] said = {null};
        PluginManager manager = pbx.plugins();
        Scheduler.Cancellable watch = pbx.scheduler().every(PERIOD, () -> {
            PluginOperation now = manager.operation(submitted.id()).orElse(submitted);
            if (!now.step().equals(said[0])) {
                said[0] = now.step();
                print(in(now.step()) + (now.remaining() > 0 ? " (" + now.remaining() + ")" : "") + " …");
            }
            if (now.ended()) {
                over.complete(now);
            }
        });
        try {
            end(over.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            watch.cancel();
        }
    }

    private void end(PluginOperation operation) {
        if (!in(operation.losses()).isEmpty()) {
            say("Lost: {0}", "损失：{0}", in(operation.losses()));
        }
        if (!operation.disturbed().isEmpty()) {
            say("Restarted with it: {0}", "随之重启：{0}", String.join(", ", operation.disturbed()));
        }
        if (operation.state() != PluginOperation.State.DONE) {
            throw new ProblemException(ProblemException.Kind.CONFLICT, operation.problems());
        }
        say("Done.", "完成。");
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
