package org.strowger.sip.stack;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Makes the library's datagram sockets; its own connections are not used. */
final class DatagramNetwork implements NetworkLayer {
    private final SourcePolice police;

    DatagramNetwork(SourcePolice police) {
        this.police = police;
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return new DatagramSocket();
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress bind) throws SocketException {
        return new PolicedDatagramSocket(port, bind, police);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress bind) throws IOException {
        throw noConnections();
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress bind) throws IOException {
        throw noConnections();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw noConnections();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local) throws IOException {
        throw noConnections();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        throw noConnections();
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        throw noConnections();
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress local) throws IOException {
        throw noConnections();
    }

    private static IOException noConnections() {
        return new IOException("connections are made by Links");
    }

    @Override
    public void setSipStack(SipStackImpl stack) {}
}
