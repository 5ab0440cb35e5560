package org.strowger.plugins.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.strowger.api.core.ProblemException;
import org.strowger.plugins.Refusals;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The features that an archive describes. Only bundles and other features may be in them: the rest changes the platform. */
final class FeatureFile {
    static final int MAX_SIZE = 1 << 20;
    private static final String NAMESPACE = "http://karaf.apache.org/xmlns/features/";
    private static final Set<String> DESCRIPTIVE = Set.of("details");

    private FeatureFile() {}

    /**
     * @param features names of other features it asks for
     */
    record Feature(String name, String version, List<Bundle> bundles, List<String> features) {}

    /**
     * @param url such as {@code mvn:group/artifact/version}
     * @param startLevel 0 unless said
     */
    record Bundle(String url, int startLevel) {}

    static List<Feature> read(byte[] content, String name) {
        Element root = parse(content, name).getDocumentElement();
        if (!"features".equals(root.getLocalName())
                || root.getNamespaceURI() == null
                || !root.getNamespaceURI().startsWith(NAMESPACE)) {
            throw unreadable(name);
        }
        List<Feature> features = new ArrayList<>();
        for (Element child : children(root)) {
            if (!"feature".equals(child.getLocalName())) {
                throw element(name, child);
            }
            features.add(feature(child, name));
        }
        return features;
    }

    private static Document parse(byte[] content, String name) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default one prints to the console.
            builder.setErrorHandler(new Quiet());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (SAXException | IOException e) {
            throw unreadable(name);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Feature feature(Element element, String file) {
        List<Bundle> bundles = new ArrayList<>();
        List<String> features = new ArrayList<>();
        for (Element child : children(element)) {
            switch (child.getLocalName()) {
                case "bundle" -> bundles.add(bundle(child, file));
                case "feature" -> {
                    if (!child.getAttribute("prerequisite").isEmpty()) {
                        throw element(file, child);
                    }
                    features.add(reference(child, file));
                }
                default -> {
                    if (!DESCRIPTIVE.contains(child.getLocalName())) {
                        throw element(file, child);
                    }
                }
            }
        }
        return new Feature(
                attribute(element, "name", file), attribute(element, "version", file), bundles, List.copyOf(features));
    }

    private static String reference(Element element, String file) {
        String name = element.getTextContent().strip();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[^/]{1,50})?")) {
            throw element(file, element);
        }
        return name;
    }

    private static Bundle bundle(Element element, String file) {
        String level = element.getAttribute("start-level");
        String url = element.getTextContent().strip();
        // A bundle of a plug-in never starts before the platform.
        if (!level.matches("|[6-9][0-9]|100")
                || !url.matches("mvn:[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*){2,4}")) {
            throw Refusals.archive(
                    "plugin.feature.bundle",
                    "{0}: the bundle \"{1}\" is not of the form mvn:group/artifact/version, or its start level is not 60 to 100.",
                    "{0}：Bundle“{1}”不是 mvn:group/artifact/version 形式，或其启动级别不在 60 至 100 之间。",
                    file,
                    url);
        }
        return new Bundle(url, level.isEmpty() ? 0 : Integer.parseInt(level));
    }

    private static String attribute(Element element, String name, String file) {
        String value = element.getAttribute(name);
        if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw Refusals.archive(
                    "plugin.feature.name",
                    "{0}: the {1} of a feature cannot be \"{2}\".",
                    "{0}：特性的 {1} 不能为“{2}”。",
                    file,
                    name,
                    value);
        }
        return value;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            }
        }
        return children;
    }

    private static ProblemException element(String file, Element element) {
        return Refusals.archive(
                "plugin.feature.element",
                "{0}: <{1}> is not allowed in a plug-in.",
                "{0}：插件中不允许使用 <{1}>。",
                file,
                element.getLocalName());
    }

    private static ProblemException unreadable(String file) {
        return Refusals.archive(
                "plugin.feature.unreadable", "{0} is not a feature description.", "{0} 不是特性描述文件。", file);
    }

    /** Faults are thrown; there is nobody to tell warnings. */
    private static final class Quiet extends DefaultHandler {
        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
