package org.strowger.certificates;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;

/** The names under which clients may reach this machine, as far as the machine knows them itself. */
final class LocalNames {
    /** RFC 5280: a common name has at most 64 characters. */
    private static final int MAX_COMMON_NAME = 64;

    private LocalNames() {}

    /** The host name (the common name of the certificate), localhost, and every unicast address of an interface. */
    static List<GeneralName> find() throws SocketException {
        List<String> addresses = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress() && !address.isMulticastAddress())
                .map(LocalNames::withoutScope)
                .toList();
        return of(hostName(), addresses);
    }

    static List<GeneralName> of(String hostName, List<String> addresses) {
        List<GeneralName> names = new ArrayList<>();
        Stream.of(hostName, "localhost")
                .filter(LocalNames::isDnsName)
                .distinct()
                .forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
        Stream.concat(Stream.of("127.0.0.1", "0:0:0:0:0:0:0:1"), addresses.stream())
                .distinct()
                .forEach(address -> names.add(new GeneralName(GeneralName.iPAddress, address)));
        return names;
    }

    private static boolean isDnsName(String name) {
        return name.length() <= MAX_COMMON_NAME && name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine whose name resolves to nothing is reached by address only.
            return "localhost";
        }
    }

    private static String withoutScope(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }
}
