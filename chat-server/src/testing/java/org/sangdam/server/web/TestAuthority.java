package org.sangdam.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of the test's own: a root, one below it, and the certificate of the host that it vouches for. */
public final class TestAuthority {
    private final Path folder;

    private TestAuthority(Path folder) {
        this.folder = folder;
    }

    public static TestAuthority make(Path folder, String host) throws IOException {
        TestAuthority authority = new TestAuthority(folder);
        Files.writeString(
                folder.resolve("between.ext"),
                "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign\n");
        Files.writeString(
                folder.resolve("host.ext"),
                "basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:" + host + "\n");
        authority.openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -keyout root.key"
                + " -out root.pem -subj /CN=Test-root");
        authority.request("between", "Test-authority");
        authority.sign("between", "root");
        authority.request("host", host);
        authority.sign("host", "between");
        Files.writeString(
                authority.chain(),
                Files.readString(folder.resolve("host.pem")) + Files.readString(folder.resolve("between.pem")));
        return authority;
    }

    private void request(String name, String subject) throws IOException {
        openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " + name + ".key -out " + name
                + ".csr -subj /CN=" + subject);
    }

    private void sign(String name, String by) throws IOException {
        openssl("x509 -req -days 30 -in " + name + ".csr -CA " + by + ".pem -CAkey " + by + ".key -CAcreateserial -out "
                + name + ".pem -extfile " + name + ".ext");
    }

    /** The certificate of the host and what stands between it and the root. */
    Path chain() {
        return folder.resolve("chain.pem");
    }

    Path key() {
        return folder.resolve("host.key");
    }

    /** A home for a Chromium that trusts the root: it reads the certificates of NSS there. */
    public Path browserHome() throws IOException {
        Path home = folder.resolve("home");
        Path database = Files.createDirectories(home.resolve(".pki").resolve("nssdb"));
        run(List.of("certutil", "-N", "-d", "sql:" + database, "--empty-password"));
        run(List.of(
                "certutil",
                "-A",
                "-d",
                "sql:" + database,
                "-n",
                "test",
                "-t",
                "C,,",
                "-i",
                folder.resolve("root.pem").toString()));
        return home;
    }

    /** Trusts the root and nobody else. */
    public SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (InputStream root = Files.newInputStream(folder.resolve("root.pem"))) {
            trusted.setCertificateEntry(
                    "root", CertificateFactory.getInstance("X.509").generateCertificate(root));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private void openssl(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        run(command);
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(
                        String.join(" ", command) + ": " + Files.readString(folder.resolve("openssl.log")));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
