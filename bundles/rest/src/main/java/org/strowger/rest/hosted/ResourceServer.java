package org.strowger.rest.hosted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.sse.SseContextProvider;
import org.apache.cxf.jaxrs.sse.SseEventSinkContextProvider;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The resources of one bundle, served by a JAX-RS server of their own, which comes and goes without touching any other. */
final class ResourceServer {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceServer.class);
    private static final int EVERYBODY = Integer.MAX_VALUE;
    private static final long PATIENCE_SECONDS = 2;

    private final ExtensionManagerBus bus;
    private final Server server;
    private final CXFNonSpringServlet servlet;
    /** Not the one that all servers in the framework share, where only one can stand at "/". */
    private final HTTPTransportFactory transport = new HTTPTransportFactory();

    /** Everybody inside has one; who closes takes them all and keeps them. */
    private final Semaphore inside = new Semaphore(EVERYBODY);

    private final OpenRequests open = new OpenRequests();

    /** @param providers filters, mappers and bindings that no other server has */
    ResourceServer(Collection<Offer> offers, List<Object> providers, ServletContext context) throws ServletException {
        bus = new ExtensionManagerBus(null, null, ResourceServer.class.getClassLoader());
        try {
            bus.initialize();
            servlet = new CXFNonSpringServlet(transport.getRegistry(), bus);
            servlet.init(new Bare(context));
            server = factory(offers, providers).create();
        } catch (ServletException | RuntimeException e) {
            bus.shutdown(true);
            throw e;
        }
    }

    private JAXRSServerFactoryBean factory(Collection<Offer> offers, List<Object> providers) {
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setDestinationFactory(transport);
        factory.setAddress("/");
        List<Object> all = new ArrayList<>(providers);
        all.add(new SseEventSinkContextProvider());
        all.add(new SseContextProvider());
        factory.setProviders(all);
        factory.setResourceClasses(offers.stream().map(Offer::type).toArray(Class<?>[]::new));
        for (Offer offer : offers) {
            factory.setResourceProvider(offer.type(), offer.provider());
        }
        return factory;
    }

    /** False when it has been closed meanwhile; then nothing has been answered. */
    boolean serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (!inside.tryAcquire()) {
            return false;
        }
        try {
            servlet.service(open.watched(request), response);
            return true;
        } finally {
            inside.release();
        }
    }

    /** Lets those finish who are inside, but nobody in more; then whoever holds a connection open is cut off. */
    void close() {
        try {
            if (!inside.tryAcquire(EVERYBODY, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A request is still inside a resource whose bundle goes away");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.end();
        server.destroy();
        servlet.destroy();
        bus.shutdown(true);
    }

    /** No list of services may be asked for. */
    private record Bare(ServletContext context) implements ServletConfig {
        @Override
        public String getServletName() {
            return "hosted";
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        @Override
        public String getInitParameter(String name) {
            return "hide-service-list-page".equals(name) ? "true" : null;
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.enumeration(List.of("hide-service-list-page"));
        }
    }
}
