package org.sangdam.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sangdam.server.session.Backplane;

/** The rooms of the house and the doors between them. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sangdam");

    private static final String ROOT = "org.sangdam.server";
    private static final String PROTOCOL = ROOT + ".protocol";
    private static final String SOCKET = ROOT + ".socket";
    private static final String SESSION = ROOT + ".session";
    private static final String DESK = ROOT + ".desk";
    private static final String JOURNAL = ROOT + ".journal";
    private static final String ARCHIVE = ROOT + ".archive";
    private static final String WEB = ROOT + ".web";
    private static final String METRICS = ROOT + ".metrics";

    private static final DescribedPredicate<JavaClass> PLAIN = resideInAnyPackage("java..", DESK, PROTOCOL)
            .and(not(resideInAnyPackage("java.net..", "java.sql..", "java.nio.file..", "java.util.logging..")));

    @Test
    void protocolStandsAlone() {
        check(noClasses()
                .that()
                .resideInAPackage(PROTOCOL)
                .should()
                .dependOnClassesThat(resideInAPackage("org.sangdam..").and(not(resideInAPackage(PROTOCOL))))
                .because("a client is written against the protocol alone"));
    }

    @Test
    void jsonStaysInTheProtocol() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(PROTOCOL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.gson..")
                .because("one strict codec reads and writes whatever leaves this process, files included"));
    }

    @Test
    void deskIsPlainJava() {
        check(classes()
                .that()
                .resideInAPackage(DESK)
                .and()
                .doNotHaveFullyQualifiedName(DESK + ".DeskLoop")
                .should()
                .onlyDependOnClassesThat(PLAIN)
                .because("the rules are tested by random histories, without a socket, a file, a database or a log"));
        check(classes()
                .that()
                .haveFullyQualifiedName(DESK + ".DeskLoop")
                .should()
                .onlyDependOnClassesThat(PLAIN.or(resideInAPackage("org.slf4j")))
                .because("the desk's thread says in the log when the ledger fails, and knows nothing else"));
    }

    @Test
    void deskKnowsOnlyWordsOfTheProtocol() {
        check(noClasses()
                .that()
                .resideInAPackage(DESK)
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        ".*\\.protocol\\.(Codec|(From|To)(Customer|Counsellor)(\\$.*)?|Ack|Refused|Closing|Pong)")
                .because("the desk decides what happens; what a peer is sent of it is the session's business"));
    }

    @Test
    void whatIsToldIsDurable() {
        Set<String> deciding =
                Set.of("CounsellorSession", "CustomerSession", "Registration", "Administration", "SignIn");
        check(noClasses()
                .that(DescribedPredicate.describe(
                        "do more than to decide",
                        type -> !deciding.contains(type.getSimpleName())
                                && !deciding.contains(type.getEnclosingClass()
                                        .map(JavaClass::getSimpleName)
                                        .orElse(""))))
                .should()
                .callMethod(Backplane.class, "desk")
                .because("that desk may be ahead of what is durable, and nobody is told what could be taken back"));
    }

    @Test
    void deskHasNoClockOfItsOwn() {
        check(noClasses()
                .that()
                .resideInAPackage(DESK)
                .should()
                .callCodeUnitWhere(readsTheTime())
                .because("the same commands at the same times give the same events, today and in a replay"));
    }

    @Test
    void journalAndArchiveKnowNobodyWhoAsks() {
        check(noClasses()
                .that()
                .resideInAnyPackage(JOURNAL, ARCHIVE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SESSION, SOCKET, WEB)
                .because("what is kept does not hang on how it was asked for"));
    }

    @Test
    void journalAndArchiveKnowNothingOfEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage(JOURNAL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ARCHIVE)
                .because("the ledger has to hold when the archive is broken"));
        check(noClasses()
                .that()
                .resideInAPackage(ARCHIVE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JOURNAL)
                .because("the archive follows any ledger, on one machine or on ten"));
    }

    @Test
    void socketKnowsNoRuleAndNoStorage() {
        check(noClasses()
                .that()
                .resideInAPackage(SOCKET)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DESK, ARCHIVE, JOURNAL)
                .because("it carries frames; who may do what is decided behind the session"));
    }

    @Test
    void watchdogComesFromOutside() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".watchdog")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT + ".watchdog", PROTOCOL))))
                .because("whoever looks after the service must not lean on any part of it"));
    }

    @Test
    void secretsAreComparedInATimeThatTellsNothing() {
        DescribedPredicate<JavaCall<?>> early = DescribedPredicate.describe(
                "compare what a text or array holds and stop at the first difference",
                call -> Set.of("equals", "compareTo", "contentEquals", "equalsIgnoreCase", "startsWith", "mismatch")
                                .contains(call.getName())
                        && Set.of("java.lang.String", "java.util.Arrays", "java.util.Objects", "java.nio.ByteBuffer")
                                .contains(call.getTargetOwner().getName()));
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".account")
                .should()
                .callCodeUnitWhere(early)
                .because("how long a comparison takes would tell how much of a secret was right"));
        check(classes()
                .that()
                .haveFullyQualifiedName(ROOT + ".account.Passwords")
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .because("it looks at every byte, wherever they differ"));
    }

    @Test
    void filesKnowNobodyWhoAsks() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".file")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sangdam..")
                        .and(not(resideInAnyPackage(ROOT + ".file", ROOT + ".disk", PROTOCOL))))
                .because("what lies on the disk does not hang on who may have it"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(WEB)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .because("who answers a request for a page is nobody's business but the page's port"));
    }

    @Test
    void limitsKnowNobody() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".limit")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sangdam..").and(not(resideInAPackage(ROOT + ".limit"))))
                .because("socket, session and account count by the same rules, each its own things"));
    }

    @Test
    void metricsKnowNobody() {
        check(noClasses()
                .that()
                .resideInAPackage(METRICS)
                .should()
                .dependOnClassesThat(resideInAPackage("org.sangdam..").and(not(resideInAPackage(METRICS))))
                .because("they are told what to count, and nobody's work waits for them"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(METRICS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                .because("what is counted has nothing to do with who reads it"));
    }

    @Test
    void webSocketsStayInTheSocket() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(SOCKET)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.java_websocket..")
                .because("its traps are known and closed in one place"));
    }

    @Test
    void sqlStaysInTheArchive() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ARCHIVE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.jdbi..", "org.h2..", "org.flywaydb..", "com.zaxxer.hikari..")
                .because("nothing lives in the database alone, and nothing waits for it but its own threads"));
    }

    @Test
    void nobodyWritesPastTheLog() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("there is one log, and what is in it holds no name, number or text"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("only the command line speaks to whoever started it"));
    }

    @Test
    void noRoomsDependOnEachOtherInACircle() {
        check(slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a message has one way through the house and no way back"));
    }

    private static DescribedPredicate<JavaCall<?>> readsTheTime() {
        Set<String> clocks = Set.of("currentTimeMillis", "nanoTime", "now", "system", "systemUTC", "systemDefaultZone");
        return DescribedPredicate.describe(
                "read the machine's time",
                call -> clocks.contains(call.getName())
                        && (call.getTargetOwner().isEquivalentTo(System.class)
                                || call.getTargetOwner().isEquivalentTo(Clock.class)
                                || call.getTargetOwner().getPackageName().equals("java.time")));
    }

    private static void check(ArchRule rule) {
        rule.check(HOUSE);
    }
}
