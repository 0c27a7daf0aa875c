package org.sangdam.server.archive;

import java.nio.file.Path;

/** The one file of an archive, and how H2 is told of it. */
final class ArchiveFile {
    private static final String NAME = "sangdam";
    /** H2 adds the ending. */
    static final String FILE = NAME + ".mv.db";

    private ArchiveFile() {}

    /**
     * No hook of H2's own, the service closes it in order; no trace file, it would quote what people wrote; no result of a
     * query used again, it would be blind to the transaction's own rows.
     */
    static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;OPTIMIZE_REUSE_RESULTS=0";

    static String url(Path folder) {
        String file = folder.resolve(NAME).toAbsolutePath().toString();
        return "jdbc:h2:file:" + file.replace('\\', '/').replace(";", "\\;");
    }
}
