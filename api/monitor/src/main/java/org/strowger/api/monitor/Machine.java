package org.strowger.api.monitor;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The machine that this runs on. Takes milliseconds. */
@ProviderType
public interface Machine {
    Card card();

    /**
     * All there is to say.
     *
     * @param uptime seconds since it was switched on; null when unknown
     */
    record Card(
            String hostName,
            Hardware hardware,
            OperatingSystem os,
            Long uptime,
            Storage storage,
            List<Interface> interfaces) {}

    /**
     * @param processor its name; empty when unknown
     * @param memoryBytes null when unknown
     */
    record Hardware(String processor, int cores, Long memoryBytes) {}

    /** The operating system. */
    record OperatingSystem(String name, String kernel, String architecture) {}

    /**
     * Where the home directory lies.
     *
     * @param databaseBytes of the database inside; null when it is elsewhere
     */
    record Storage(String path, long totalBytes, long freeBytes, Long databaseBytes) {}

    /**
     * An interface of the network.
     *
     * @param mac empty when it has none
     * @param addresses without prefix length
     * @param speedMbit null when unknown
     */
    record Interface(String name, String mac, List<String> addresses, boolean up, Integer speedMbit) {}
}
