package org.sangdam.console.window;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Parent;
import org.sangdam.server.protocol.Role;

/**
 * A page of the main window, reached by a button of the header.
 *
 * @param title key of its name in the texts
 * @param least who may see it
 * @param count of what waits there to be done, shown on the button; null for none
 * @param view makes the page when it is first opened after a sign-in; it is kept until sign-out
 */
public record Page(String title, Role least, ReadOnlyIntegerProperty count, Supplier<Parent> view) {
    public Page(String title, Role least, Supplier<Parent> view) {
        this(title, least, null, view);
    }
}
