package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The description of the Windows service in the documentation, as far as it can be read without Windows. */
class WindowsServiceTest {
    @Test
    void itIsWellFormedAndStartsWhatEndedAnew() throws Exception {
        Element service = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("doc", "sangdam-service.xml").toFile())
                .getDocumentElement();
        assertThat(service.getTagName()).isEqualTo("service");
        assertThat(only(service, "executable").getTextContent()).isEqualTo("java");
        assertThat(only(service, "arguments").getTextContent())
                .contains("-XX:+ExitOnOutOfMemoryError")
                .endsWith("sangdam-server.jar\" serve");
        assertThat(only(service, "onfailure").getAttribute("action")).isEqualTo("restart");
        assertThat(only(service, "env").getAttribute("name")).isEqualTo("SANGDAM_DATA_DIR");
    }

    private static Element only(Element service, String name) {
        assertThat(service.getElementsByTagName(name).getLength()).as(name).isEqualTo(1);
        return (Element) service.getElementsByTagName(name).item(0);
    }
}
