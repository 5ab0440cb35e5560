package org.strowger.boards;

import java.util.List;

/** Installs what drives a board. Not there until the system has installed itself. */
interface Drivers {
    /** Features of boards that are installed, by name. May wait for an installation that runs. */
    List<String> installed();

    /** Makes these, and no others, the features of boards that are installed; does nothing when they are. Takes time. */
    void install(List<String> wanted) throws DriversException;

    /** What was asked for could not be installed; the message says why. */
    final class DriversException extends Exception {
        private static final long serialVersionUID = 1L;

        DriversException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
