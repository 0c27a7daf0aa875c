package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderThatSomebodyHasMadeIsClosedToOthersAndWhatIsInItToo() throws Exception {
        Path office = open(folder.resolve("office"));
        Path archive = open(office.resolve("archive"));
        Path journal = open(office.resolve("journal"));
        Path backup = open(office.resolve("backup"));
        DataFolder.open(office, false).close();
        for (Path one : new Path[] {office, archive, journal, backup}) {
            assertThat(rights(one)).isEqualTo("rwx------");
        }
    }

    @Test
    void aFolderForBackupsElsewhereIsClosedToo() throws Exception {
        Path backups = open(folder.resolve("backups"));
        ServerConfig.BackupPlan usual = ServerConfig.BackupPlan.usual(folder);
        Storage.open(folder.resolve("office"), false, new ServerConfig.BackupPlan(backups, usual.at(), usual.keep()))
                .close();
        assertThat(rights(backups)).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("office"))).isEqualTo("rwx------");
    }

    private static Path open(Path made) throws Exception {
        Files.createDirectories(made);
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
