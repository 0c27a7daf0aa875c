package org.sangdam.console.office;

/** Who is to be signed in. */
public record Credentials(String name, String password) {
    /** Without the password, which no log may hold. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
