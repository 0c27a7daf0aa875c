package org.sangdam.server.archive;

/**
 * What a table holds, in a form that two files can be compared by: equal sums mean the same rows, whatever their order.
 * Tells an accident, not a forger.
 *
 * @param content the table
 * @param checksum the hashes of all rows, added up; wraps around
 */
public record ContentSum(String content, long rows, long checksum) {
    ContentSum plus(ContentSum more) {
        return new ContentSum(content, rows + more.rows, checksum + more.checksum);
    }

    ContentSum plusRow(Object... row) {
        return new ContentSum(content, rows + 1, checksum + RowHash.of(row));
    }
}
