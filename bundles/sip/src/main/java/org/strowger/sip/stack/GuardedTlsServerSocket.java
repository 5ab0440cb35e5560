package org.strowger.sip.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.strowger.api.sip.SipAccount.Transport;

/** Accepts connections that the guard admits, and speaks TLS over them as server. Clients need no certificate. */
final class GuardedTlsServerSocket extends SSLServerSocket {
    private final ConnectionGuard guard;
    private final SSLSocketFactory factory;
    private String[] suites;
    private String[] protocols;

    GuardedTlsServerSocket(int port, int backlog, InetAddress bind, ConnectionGuard guard, SSLContext context)
            throws IOException {
        super(port, backlog, bind);
        this.guard = guard;
        this.factory = context.getSocketFactory();
        this.suites = factory.getDefaultCipherSuites();
        this.protocols = context.getDefaultSSLParameters().getProtocols();
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            ConnectionGuard.Accepted plain = guard.blank(Transport.TLS);
            implAccept(plain);
            if (guard.admit(plain)) {
                return secured(plain);
            }
        }
    }

    private SSLSocket secured(ConnectionGuard.Accepted plain) throws IOException {
        // Given no bytes read before, the factory makes the server's side; the handshake waits for the first read.
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, null, true);
        socket.setUseClientMode(false);
        socket.setEnabledCipherSuites(suites);
        socket.setEnabledProtocols(protocols);
        return socket;
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return suites.clone();
    }

    @Override
    public void setEnabledCipherSuites(String[] wanted) {
        suites = wanted.clone();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }

    @Override
    public String[] getSupportedProtocols() {
        return protocols.clone();
    }

    @Override
    public String[] getEnabledProtocols() {
        return protocols.clone();
    }

    @Override
    public void setEnabledProtocols(String[] wanted) {
        protocols = wanted.clone();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        refuse(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return false;
    }

    @Override
    public void setWantClientAuth(boolean want) {
        refuse(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return false;
    }

    @Override
    public void setUseClientMode(boolean client) {
        refuse(client);
    }

    @Override
    public boolean getUseClientMode() {
        return false;
    }

    @Override
    public void setEnableSessionCreation(boolean enable) {
        refuse(!enable);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return true;
    }

    private static void refuse(boolean asked) {
        if (asked) {
            throw new UnsupportedOperationException("phones prove themselves by digest");
        }
    }
}
