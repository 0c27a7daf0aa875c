package org.sangdam.server.session;

import org.sangdam.server.desk.Timetable;
import org.sangdam.server.protocol.ToCustomer;

/** Whether somebody who comes now can be served, as every page is told. On the desk's thread. */
final class Doorway {
    private final Backplane backplane;
    private final Attendance attendance;
    private final Customers customers;
    private ToCustomer.Doors told;
    private Encoded toldEncoded;

    Doorway(Backplane backplane, Attendance attendance, Customers customers) {
        this.backplane = backplane;
        this.attendance = attendance;
        this.customers = customers;
    }

    /** Shows it to a page that has come. */
    void show(CustomerSession page) {
        if (told == null) {
            look();
        }
        page.tell(toldEncoded);
    }

    private ToCustomer.Doors now() {
        Timetable timetable = backplane.durable().timetable();
        Timetable.Standing standing = timetable.at(backplane.now());
        return new ToCustomer.Doors(
                standing.open(),
                attendance.served(),
                timetable.hours().zone(),
                standing.today().toString(),
                standing.holiday(),
                standing.closedAt(),
                standing.opensAt(),
                standing.message());
    }

    /** Tells everybody if it has changed, be it by the clock alone. */
    void beat() {
        if (look()) {
            customers.tellAll(told);
        }
    }

    private boolean look() {
        ToCustomer.Doors now = now();
        if (told != null && comparable(told).equals(comparable(now))) {
            return false;
        }
        told = now;
        toldEncoded = customers.encoded(now);
        return true;
    }

    /** While it is open nobody has to be told that a day has passed. */
    private static ToCustomer.Doors comparable(ToCustomer.Doors doors) {
        return doors.open() ? new ToCustomer.Doors(true, doors.attended(), doors.zone(), "", false, 0, 0, null) : doors;
    }
}
