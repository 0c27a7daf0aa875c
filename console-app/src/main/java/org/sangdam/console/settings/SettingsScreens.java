package org.sangdam.console.settings;

import javafx.scene.Parent;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Views;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.Sentences;
import org.sangdam.console.password.NewPasswordController;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Role;

/** Makes the settings for whoever has signed in. Lives as long as the program. UI thread. */
public final class SettingsScreens {
    private final Views views;
    private final Appearance appearance;
    private final Link link;

    public SettingsScreens(Views views, Appearance appearance, Link link) {
        this.views = views;
        this.appearance = appearance;
        this.link = link;
    }

    /** All that the one who has signed in may see and change. */
    public Parent open() {
        SettingsController settings = new SettingsController();
        Parent view = views.load(settings);
        settings.add(views.load(new LookController(appearance)));
        if (link.seat().account().get().role().includes(Role.ADMINISTRATOR)) {
            Sentences sentences = new Sentences(views.texts());
            settings.add(views.load(new OfficeNameController(
                    new OfficeNameModel(link, link.seat().office()), views.texts(), sentences)));
            settings.add(views.load(new OfficeSwitchesController(anonymous(), preview(), sentences)));
            settings.add(hours(sentences));
            settings.add(accounts(sentences));
        }
        settings.add(views.load(new ConnectionController(link, views.texts())));
        return view;
    }

    private OfficeSwitchModel anonymous() {
        return new OfficeSwitchModel(
                link,
                link.seat().office(),
                Office::anonymous,
                (id, wanted) -> new Administering.SetOffice(id, null, null, wanted, null));
    }

    private OfficeSwitchModel preview() {
        return new OfficeSwitchModel(
                link,
                link.seat().office(),
                Office::preview,
                (id, wanted) -> new Administering.SetOffice(id, null, null, null, wanted));
    }

    private Parent hours(Sentences sentences) {
        OpeningHoursModel model = new OpeningHoursModel(link);
        Parent view = views.load(new OpeningHoursController(model, views.texts(), sentences));
        model.refresh();
        return view;
    }

    private Parent accounts(Sentences sentences) {
        AccountsModel model = new AccountsModel(link);
        NewAccountModel fresh = new NewAccountModel(link, model::refresh);
        NewPasswordController password = new NewPasswordController(fresh.password(), views.texts());
        Parent form = views.load(new NewAccountController(
                fresh, views.texts(), sentences, views.load(password), password::focusOnProblem));
        Parent view = views.load(new AccountsController(model, fresh, views.texts(), sentences, form));
        model.refresh();
        return view;
    }
}
