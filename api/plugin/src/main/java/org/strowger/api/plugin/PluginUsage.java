package org.strowger.api.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a plug-in uses, as far as the virtual machine can tell. Which sockets are a plug-in's it cannot tell at all.
 *
 * @param threads names of threads that were started by its code or carry its class loader; pools of the platform that run its
 *     code are not counted
 * @param cpu time these threads have used
 * @param classes how many of its classes have objects; -1 when not asked for
 * @param objectBytes size of the objects of its own classes, without the arrays, texts and library objects they hold; -1 when
 *     not asked for
 */
public record PluginUsage(List<String> threads, Duration cpu, int classes, long objectBytes) {
    public PluginUsage {
        threads = List.copyOf(threads);
        Objects.requireNonNull(cpu, "cpu");
    }
}
