package org.strowger.sip.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.strowger.api.sip.SipAccount.Transport;

/** Accepts TCP connections that the guard admits. */
final class GuardedServerSocket extends ServerSocket {
    private final ConnectionGuard guard;

    GuardedServerSocket(int port, int backlog, InetAddress bind, ConnectionGuard guard) throws IOException {
        super(port, backlog, bind);
        this.guard = guard;
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            ConnectionGuard.Accepted socket = guard.blank(Transport.TCP);
            implAccept(socket);
            if (guard.admit(socket)) {
                return socket;
            }
        }
    }
}
