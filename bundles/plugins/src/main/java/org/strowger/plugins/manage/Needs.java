package org.strowger.plugins.manage;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.strowger.plugins.Refusals;

/** Whether there is what a plug-in needs before it can start. */
final class Needs {
    /** Where daemons lie, which are not on the path of everybody. */
    private static final List<String> SYSTEM = List.of("/usr/sbin", "/sbin", "/usr/local/sbin");

    private final Catalog catalog;
    private final String path;

    /** @param path directories of programs, as the environment has them */
    Needs(Catalog catalog, String path) {
        this.catalog = catalog;
        this.path = path == null ? "" : path;
    }

    void check(Unit unit) {
        for (String plugin : unit.descriptor().needs().plugins()) {
            if (catalog.find(plugin).isEmpty()) {
                throw Refusals.conflict(
                        "plugin.needs.plugin",
                        "It needs the plug-in {0}, which is not installed.",
                        "需要插件 {0}，但尚未安装。",
                        plugin);
            }
        }
        for (String daemon : unit.descriptor().needs().daemons()) {
            if (!installed(daemon)) {
                throw Refusals.conflict(
                        "plugin.needs.daemon",
                        "It needs the program {0}, which is not on this machine.",
                        "需要程序 {0}，但本机未安装。",
                        daemon);
            }
        }
        for (String port : unit.descriptor().needs().ports()) {
            if (!free(port)) {
                throw Refusals.conflict(
                        "plugin.needs.port", "It needs the port {0}, which is taken.", "需要端口 {0}，但该端口已被占用。", port);
            }
        }
    }

    private boolean installed(String daemon) {
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), SYSTEM.stream())
                .filter(directory -> !directory.isEmpty())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, daemon)));
    }

    private static boolean free(String port) {
        int number = Integer.parseInt(port.substring(port.indexOf('/') + 1));
        try {
            if (port.startsWith("udp/")) {
                new DatagramSocket(number).close();
            } else {
                new ServerSocket(number).close();
            }
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
