package org.sangdam.console.settings;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.ToCounsellor;

/** Everybody who has an account. UI thread. */
final class AccountsModel {
    private final Commands commands;
    private final ObservableList<ToCounsellor.Account> accounts = FXCollections.observableArrayList();
    private final ObservableList<ToCounsellor.Account> view = FXCollections.unmodifiableObservableList(accounts);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

    AccountsModel(Commands commands) {
        this.commands = commands;
    }

    /** By name. */
    ObservableList<ToCounsellor.Account> accounts() {
        return view;
    }

    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** Why they could not be read; null if they could. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    void refresh() {
        loading.set(true);
        commands.ask(Administering.Accounts::new, ToCounsellor.Accounts.class).whenComplete((answer, failed) -> {
            loading.set(false);
            failure.set(failed);
            if (failed == null) {
                accounts.setAll(answer.accounts());
            }
        });
    }
}
