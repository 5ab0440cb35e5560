package org.strowger.sip.leg;

import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Leg.State;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.ResponseListener;

/**
 * Sends keys to a party by INFO, one after the other is answered, so that none overtakes another. Who refuses the form
 * with a duration gets the bare one; who refuses that too, and need not get them like this, gets tones from then on. Mailbox only.
 */
final class KeySender {
    private static final Logger LOG = LoggerFactory.getLogger(KeySender.class);
    private static final int MOST_WAITING = 64;
    private static final int UNSUPPORTED = 415;

    private final SipLeg leg;
    private final Queue<KeyInfo> waiting = new ArrayDeque<>();
    private boolean underWay;
    private boolean bare;

    KeySender(SipLeg leg) {
        this.leg = leg;
    }

    void send(KeyInfo key) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(key);
            next();
        }
    }

    private void next() {
        KeyInfo key = waiting.peek();
        if (underWay || key == null || leg.state() == State.ENDED || !leg.dialog.established()) {
            return;
        }
        underWay = true;
        String type = bare ? KeyInfo.BARE_TYPE : KeyInfo.RELAY_TYPE;
        leg.context
                .stack()
                .send(
                        leg.dialog.request("INFO").content(type, bare ? key.bareBody() : key.relayBody()),
                        new ResponseListener() {
                            @Override
                            public void response(InboundResponse response) {
                                if (!response.provisional()) {
                                    leg.mailbox.execute(() -> answered(response.status()));
                                }
                            }

                            @Override
                            public void failed(Failure failure) {
                                LOG.debug("A key for {} was not answered: {}", leg.dialog.callId(), failure);
                                leg.mailbox.execute(KeySender.this::through);
                            }
                        });
    }

    private void answered(int status) {
        if (status == UNSUPPORTED && !bare) {
            bare = true;
            underWay = false;
            next();
            return;
        }
        if (status >= 300) {
            LOG.debug("A key for {} was refused: {}", leg.dialog.callId(), status);
            if (status == UNSUPPORTED || status == 405 || status == 501) {
                leg.sound().noKeysInInfo();
            }
        }
        through();
    }

    private void through() {
        underWay = false;
        waiting.poll();
        next();
    }
}
