package org.strowger.parking;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.call.Party;
import org.strowger.api.core.Text;

@Service
@Command(scope = "pbx", name = "parking", description = "Shows the parking places and who is there")
public class ParkingCommand implements Action {
    @Reference
    Session session;

    @Reference
    Lot lot;

    @Override
    public Object execute() {
        Locale language = session.get(".pbx.language") instanceof Locale chosen ? chosen : Locale.ENGLISH;
        ShellTable table = new ShellTable();
        table.column(Text.of("Place", "驻留位").in(language));
        table.column(Text.of("Caller", "被驻留方").in(language));
        table.column(Text.of("Parked by", "驻留者").in(language));
        table.column(Text.of("Since", "开始时间").in(language));
        table.column(Text.of("Until", "返回时间").in(language));
        ParkingPlace.all(lot).values().forEach(place -> row(table, place));
        table.print(session.getConsole());
        return null;
    }

    private static void row(ShellTable table, ParkingPlace place) {
        if (place.taken()) {
            table.addRow()
                    .addContent(
                            place.slot(),
                            shown(place.caller()),
                            shown(place.parkedBy()),
                            place.since().truncatedTo(ChronoUnit.SECONDS),
                            place.until().truncatedTo(ChronoUnit.SECONDS));
        } else {
            table.addRow().addContent(place.slot(), "", "", "", "");
        }
    }

    /** What strangers are called must not steer the terminal. */
    private static String shown(Party party) {
        return (party.number() + " " + party.name()).strip().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
