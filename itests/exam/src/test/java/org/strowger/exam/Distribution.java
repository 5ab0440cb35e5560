package org.strowger.exam;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFileExtend;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;

/** The distribution as it is shipped, in a directory of its own and on free ports of the loopback interface. */
final class Distribution {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String MAVEN = "etc/org.ops4j.pax.url.mvn.cfg";

    private Distribution() {}

    static Option[] options() {
        List<Integer> ports = freePorts(5);
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(new File(System.getProperty("strowger.distribution"))
                            .toURI()
                            .toString())
                    .name("Strowger")
                    .karafVersion(System.getProperty("strowger.karaf.version"))
                    .unpackDirectory(new File(System.getProperty("strowger.exam.directory")))
                    .useDeployFolder(false),
            keepRuntimeFolder(),
            virtualMachine(System.getProperty("strowger.karaf.version")),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            testRunnerFromItsRepository(),
            settings("http", "bindAddress", LOOPBACK, "httpPort", ports.get(0), "httpsPort", ports.get(1)),
            settings("sip", "bindAddress", LOOPBACK, "port", ports.get(2), "tlsPort", ports.get(3)),
            settings("media", "bindAddress", LOOPBACK, "firstPort", 41000, "lastPort", 41999),
            editConfigurationFilePut(
                    "etc/org.apache.karaf.shell.cfg", "sshPort", ports.get(4).toString()),
        };
    }

    /** What the start script gives; the test runner starts Java itself. */
    private static Option virtualMachine(String karaf) {
        return vmOptions(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + karaf + ".jar",
                "--patch-module",
                "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + karaf + ".jar",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
                "--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
                "-classpath",
                "lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*");
    }

    /** The product asks no repository; the test runner's own bundles have to come from somewhere. */
    private static Option testRunnerFromItsRepository() {
        return editConfigurationFileExtend(
                MAVEN,
                "org.ops4j.pax.url.mvn.defaultRepositories",
                new File(System.getProperty("strowger.test.repository")).toURI() + "@id=tests@snapshots");
    }

    private static Option settings(String name, Object... keysAndValues) {
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            options.add(editConfigurationFilePut(
                    "etc/org.strowger." + name + ".cfg", (String) keysAndValues[i], keysAndValues[i + 1].toString()));
        }
        return composite(options.toArray(Option[]::new));
    }

    /** All held at once, so that they differ. */
    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK)));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
