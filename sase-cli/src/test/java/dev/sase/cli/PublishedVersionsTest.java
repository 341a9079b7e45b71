package dev.sase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What others build with has no parent to take versions from: it is compared with the build here. */
class PublishedVersionsTest {
    private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency";

    private final Checkout checkout = Checkout.find();
    private final Document build = pom("pom.xml");

    private Document pom(String file) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(checkout.text(file))));
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private static List<String> texts(Document pom, String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent());
            }
            return texts;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    @Test
    void theListOfVersionsNamesEveryModuleThatIsPublished() {
        List<String> modules = new ArrayList<>();
        for (String folder : texts(build, "/project/modules/module")) {
            Document module = pom(folder + "/pom.xml");
            boolean published =
                    texts(module, "/project/properties/maven.deploy.skip").isEmpty();
            if (published && !folder.endsWith("/bom")) {
                modules.addAll(texts(module, "/project/artifactId"));
            }
        }
        Document bom = pom("sase-spi/bom/pom.xml");

        assertThat(texts(bom, MANAGED + "[groupId='dev.sase']/artifactId"))
                .containsExactlyInAnyOrderElementsOf(modules);
        assertThat(texts(bom, "/project/version")).isEqualTo(texts(build, "/project/version"));
        assertThat(texts(bom, "/project/properties/jackson.version"))
                .isEqualTo(texts(build, "/project/properties/jackson.version"));
    }

    @Test
    void theExampleBuildsWithNothingButWhatIsPublished() {
        Document example = pom("examples/surface-markdown-tasks/pom.xml");

        assertThat(texts(example, "/project/parent")).isEmpty();
        assertThat(texts(example, "/project/properties/sase.version")).isEqualTo(texts(build, "/project/version"));
        assertThat(texts(example, "/project/dependencies/dependency/artifactId"))
                .containsExactly("sase-spi", "jackson-databind", "sase-testkit");
        for (String plugin : List.of("maven-compiler-plugin", "maven-surefire-plugin", "maven-jar-plugin")) {
            assertThat(texts(example, "//plugin[artifactId='" + plugin + "']/version"))
                    .isEqualTo(texts(build, "//pluginManagement/plugins/plugin[artifactId='" + plugin + "']/version"));
        }
    }
}
