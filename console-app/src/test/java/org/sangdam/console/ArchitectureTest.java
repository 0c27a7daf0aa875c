package org.sangdam.console;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javafx.application.Platform;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.Test;

/** What the packages of the console may know. */
class ArchitectureTest {
    private static final JavaClasses CONSOLE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sangdam.console");

    @Test
    void onlyTheOfficeTouchesTheService() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.sangdam.console.office..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sangdam.server..")
                        .and(not(resideInAPackage("org.sangdam.server.protocol.."))))
                .because("the console has to work the same with a service on another machine")
                .check(CONSOLE);
    }

    @Test
    void oneGateToTheUiThread() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.sangdam.console.fx..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Platform.class)
                .because("what may run on which thread is decided at one place")
                .check(CONSOLE);
    }

    @Test
    void modelsKnowNoWindow() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Model")
                .or()
                .haveSimpleNameEndingWith("Conversations")
                .or()
                .resideInAPackage("org.sangdam.console.link..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml.."))
                .because("models are tested without a window")
                .check(CONSOLE);
    }

    @Test
    void handingOverKnowsNoOtherPartOfTheScreen() {
        noClasses()
                .that()
                .resideInAPackage("org.sangdam.console.transfer..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sangdam.console..")
                        .and(not(resideInAnyPackage(
                                "org.sangdam.console.transfer..",
                                "org.sangdam.console.link..",
                                "org.sangdam.console.fx.."))))
                .because("it stands inside a conversation and above every page, and has to work in both")
                .check(CONSOLE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.sangdam.console.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package is read without those that use it")
                .check(CONSOLE);
    }

    @Test
    void nobodyKnowsTheRoot() {
        classes()
                .that()
                .resideInAPackage("org.sangdam.console")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("org.sangdam.console")
                .because("the composition root knows everybody and is known by nobody")
                .check(CONSOLE);
    }

    @Test
    void socketsAreTheLinksBusiness() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.sangdam.console.link..", "org.sangdam.console.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(WebSocket.class.getPackageName() + "..")
                .because("what comes over the wire comes through the link")
                .check(CONSOLE);
    }
}
