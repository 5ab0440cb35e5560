package org.strowger.api.hal;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A cellular module. What takes long is answered by an event. */
@ConsumerType
public interface GsmPort extends LinePort {
    /** State of the card. */
    enum Sim {
        ABSENT,
        PIN,
        PUK,
        READY,
        BLOCKED
    }

    /** Whether the network knows us. */
    enum Registration {
        NONE,
        SEARCHING,
        HOME,
        ROAMING,
        DENIED
    }

    /**
     * @param dbm field strength; 0 when unknown
     * @param bars 0 to 5
     * @param bitErrorRate class 0 to 7, 99 when unknown
     */
    record Signal(int dbm, int bars, int bitErrorRate) {}

    /**
     * @param operator name of the network; empty when none
     * @param technology such as {@code GSM}, {@code LTE}
     */
    record Network(String operator, Registration registration, String technology) {}

    /** Numbers of module and card; empty when unknown. */
    record Identity(String imei, String imsi, String iccid) {}

    Sim sim();

    void enterPin(String pin);

    Signal signal();

    Network network();

    Identity identity();

    void dial(String number, boolean hideOwn);

    void answer();

    void hangup();

    void sendKey(char key);

    /** Sends a short message; the reference comes back in {@link PortEvent.SmsReported}. */
    int sendSms(byte[] pdu);

    List<byte[]> storedSms();

    void deleteSms(int index);

    void startUssd(String code);

    void cancelUssd();

    /** Names of networks that may be chosen. Blocks for up to three minutes. */
    List<String> searchOperators();

    /** @param operator empty for automatic */
    void selectOperator(String operator);

    /** @param bands as the module names them; empty for all */
    void selectBands(List<String> bands);

    void setPower(boolean on);

    void reset();
}
