package org.strowger.sip.dialoginfo;

import java.util.List;
import java.util.Locale;
import org.strowger.api.sip.EventPackage.Watch;
import org.strowger.sip.stack.Percent;

/** The document {@code application/dialog-info+xml} (RFC 4235 section 4), always with the full state. */
final class DialogInfo {
    private DialogInfo() {}

    static String xml(Watch watch, List<DialogEntry> entries) {
        StringBuilder xml = new StringBuilder(300)
                .append("<?xml version=\"1.0\"?>\r\n")
                .append("<dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\" version=\"")
                .append(watch.version())
                .append("\" state=\"full\" entity=\"")
                .append(escaped("sip:" + Percent.encodeUser(watch.resource()) + "@" + watch.host()))
                .append("\">\r\n");
        for (DialogEntry entry : entries) {
            dialog(
                    xml,
                    entry.id(),
                    entry.initiator() ? "initiator" : "recipient",
                    entry.state().name());
        }
        if (entries.isEmpty()) {
            // Some phones let the lamp as it is when the list is empty.
            dialog(xml, watch.resource(), "recipient", "TERMINATED");
        }
        return xml.append("</dialog-info>\r\n").toString();
    }

    private static void dialog(StringBuilder xml, String id, String direction, String state) {
        xml.append("<dialog id=\"")
                .append(escaped(id))
                .append("\" direction=\"")
                .append(direction)
                .append("\"><state>")
                .append(state.toLowerCase(Locale.ROOT))
                .append("</state></dialog>\r\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
