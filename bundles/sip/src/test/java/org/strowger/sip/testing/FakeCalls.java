package org.strowger.sip.testing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.strowger.api.call.CallService;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.call.TransferProgress;

/** Takes inbound legs and leaves it to the test what to do with them. */
public final class FakeCalls implements CallService {
    private final BlockingQueue<IncomingCall> arrived = new LinkedBlockingQueue<>();

    @Override
    public void incoming(IncomingCall call) {
        arrived.add(call);
    }

    public IncomingCall next() {
        try {
            IncomingCall call = arrived.poll(10, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("no call has come");
            }
            return call;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int waiting() {
        return arrived.size();
    }

    @Override
    public List<CallView> calls() {
        return List.of();
    }

    @Override
    public Optional<CallView> call(String id) {
        return Optional.empty();
    }

    @Override
    public String originate(String fromExtension, String to) {
        throw new UnsupportedOperationException("not asked for here");
    }

    @Override
    public void transfer(String callId, String legId, String target, TransferProgress progress) {
        throw new UnsupportedOperationException("not asked for here");
    }

    @Override
    public void join(String legId, String consultationLegId, TransferProgress progress) {
        throw new UnsupportedOperationException("not asked for here");
    }

    @Override
    public void hangup(String callId, Cause cause) {
        throw new UnsupportedOperationException("not asked for here");
    }
}
