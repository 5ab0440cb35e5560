package org.strowger.scenarios.interop;

import org.strowger.scenarios.peers.Browser;

/** JsSIP in Chromium. The browser shows a page no keys that come as RFC 4733 events. */
final class BrowserPhone implements Phone {
    private final Browser browser;
    private final String number;
    private final int tone;

    BrowserPhone(Browser browser, String number, int tone) {
        this.browser = browser;
        this.number = number;
        this.tone = tone;
    }

    @Override
    public String number() {
        return number;
    }

    @Override
    public int tone() {
        return tone;
    }

    @Override
    public void prepare() {
        browser.forgetEvents();
        browser.ask("forgetHeard");
    }

    @Override
    public void dial(String target) {
        browser.call(target);
    }

    @Override
    public void answer() {
        browser.await("call");
        browser.answer();
    }

    @Override
    public void awaitTalking() {
        browser.await("confirmed");
    }

    @Override
    public long heardMillis(int hz) {
        return browser.ask("heard", hz).asLong();
    }

    @Override
    public void hold() {
        browser.hold();
        browser.await("hold");
    }

    @Override
    public void resume() {
        browser.resume();
        browser.await("unhold");
    }

    @Override
    public void key(char digit) {
        browser.keys(Character.toString(digit));
    }

    @Override
    public boolean tellsKeys() {
        return false;
    }

    @Override
    public void awaitKey(char digit) {
        throw new UnsupportedOperationException("a page is not told");
    }

    @Override
    public void transfer(String target) {
        browser.ask("transfer", target);
    }

    @Override
    public void awaitTransferFailed() {
        browser.await("transferFailed");
    }

    @Override
    public void join(String earlier) {
        browser.ask("join");
    }

    @Override
    public void hangup() {
        browser.hangup();
    }

    @Override
    public void awaitEnded() {
        browser.await("ended");
    }

    @Override
    public String log() {
        return browser.log();
    }

    @Override
    public void close() {
        browser.close();
    }
}
