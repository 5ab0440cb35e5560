package org.strowger.api.hal;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The machine, as far as it tells what it is. Empty texts and sets where it does not.
 *
 * @param vendor who made it
 * @param model of the machine
 * @param revision of the hardware
 * @param pci cards, as {@code vendor:device} in lower-case hex
 * @param usb devices, as {@code vendor:product} in lower-case hex
 */
public record HostInfo(String vendor, String model, String revision, Set<String> pci, Set<String> usb) {
    public static final HostInfo UNKNOWN = new HostInfo("", "", "", Set.of(), Set.of());

    public HostInfo {
        pci = Collections.unmodifiableSet(new TreeSet<>(pci));
        usb = Collections.unmodifiableSet(new TreeSet<>(usb));
    }
}
