package org.strowger.plugins.fetch;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that connect to public addresses only. The address is looked at when it is connected to: what a name resolved to
 * before does not count, since it may resolve to something else the next time.
 */
final class GuardedSockets extends SSLSocketFactory {
    private final SSLSocketFactory tls;

    GuardedSockets(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** An address that only this machine or its own network knows. */
    static boolean isPrivate(InetAddress address) {
        byte[] octets = address.getAddress();
        boolean uniqueLocal = address instanceof Inet6Address && (octets[0] & 0xFE) == 0xFC;
        // 100.64/10: between providers and their customers (RFC 6598); 0/8: this network.
        boolean shared = octets.length == 4 && (octets[0] == 100 && (octets[1] & 0xC0) == 64 || octets[0] == 0);
        return uniqueLocal
                || shared
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    /** What the HTTP client asks for first; it connects it, and then has {@link #tls} put TLS over it. */
    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                if (!(endpoint instanceof InetSocketAddress internet)
                        || internet.isUnresolved()
                        || isPrivate(internet.getAddress())) {
                    throw new IOException("the address is in a private network");
                }
                super.connect(endpoint, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean close) throws IOException {
        return tls.createSocket(connected, host, port, close);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("not guarded");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw new IOException("not guarded");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new IOException("not guarded");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw new IOException("not guarded");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
