// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

class ConnectOptionsTest {

    private static final String PASSWORD = "7hisIsThePassword0fTheOperator";

    @TempDir
    Path directory;

    @Test
    void signsInWithThePasswordOfAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        try (FakeConnect connect = new FakeConnect()) {
            connect.protect(PASSWORD);

            Ended without = Ended.run("status", "--url", connect.url());
            Ended with = Ended.run(
                    "status", "--url", connect.url() + "/", "--user", "operator", "--password-file", file.toString());

            assertThat(without.code()).isEqualTo(1);
            assertThat(without.err()).contains("--user", "CONNECT_PASSWORD").doesNotContain("\tat ");
            assertThat(with.code()).as(with.err()).isZero();
        }
    }

    @Test
    void trustsTheAuthoritiesOfAFile() throws Exception {
        Path store = directory.resolve("server.p12");
        Path certificate = directory.resolve("server.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-storetype",
                "PKCS12");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "server",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                certificate.toString());
        try (FakeConnect connect = new FakeConnect(https(store))) {
            String url = "https://localhost:" + connect.port();

            Ended without = Ended.run("status", "--url", url);
            Ended with = Ended.run("status", "--url", url, "--ca-file", certificate.toString());

            assertThat(without.code()).isEqualTo(1);
            assertThat(without.err()).contains("--ca-file").doesNotContain("\tat ");
            assertThat(with.code()).as(with.err()).isZero();
        }
    }

    @Test
    void refusesAFileWithoutCertificates() throws Exception {
        Path file = Files.writeString(directory.resolve("nothing.pem"), "nothing");

        Ended ended = Ended.run("status", "--ca-file", file.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--ca-file");
    }

    @Test
    void takesNoPasswordFromACommandLine() {
        Ended ended = Ended.run("status", "--url", "http://operator:" + PASSWORD + "@localhost:8083");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--password-file").doesNotContain(PASSWORD);
    }

    @Test
    void refusesAddressesThatAreNone() {
        for (String url : List.of("localhost:8083", "ftp://localhost", "http://", "http://a b")) {
            Ended ended = Ended.run("status", "--url", url);

            assertThat(ended.code()).as(url).isEqualTo(2);
            assertThat(ended.err()).as(url).contains("--url");
        }
    }

    @Test
    void saysWhereNobodyAnswers() throws Exception {
        String url;
        try (FakeConnect connect = new FakeConnect()) {
            url = connect.url();
        }

        Ended text = Ended.run("status", "--url", url);
        Ended json = Ended.run("status", "--url", url, "--json");

        assertThat(text.code()).isEqualTo(1);
        assertThat(text.err()).isEqualToNormalizingNewlines("stripe-sync: no Connect worker answers at " + url + "\n");
        assertThat(json.json().path("error").asText()).isEqualTo("no Connect worker answers at " + url);
    }

    private static HttpsServer https(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
