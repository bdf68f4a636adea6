package io.tributary.dashboard.caching;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Gives what is worth asking for again an {@code ETag}, and answers 304 to who has it. The tag is
 * the hash of the very answer, which is made first: a 304 spares the way and the reading, and can
 * never be stale. Lists are in pages, so that an answer is small enough to be held. Left out are
 * what is other with each request (sites tell the age of a heartbeat) and what is streamed.
 */
@Component
class EntityTags extends ShallowEtagHeaderFilter {

    private static final String SITE = "/api/v1/sites/{site}";
    private static final List<PathPattern> TAGGED =
            Stream.of(
                            "/model",
                            "/devices",
                            "/devices/{device}",
                            "/devices/{device}/presence",
                            "/readings/latest",
                            "/readings/history",
                            "/commands",
                            "/commands/{id}")
                    .map(path -> PathPatternParser.defaultInstance.parse(SITE + path))
                    .toList();

    /** A weak tag, as only such a one lets the answer be compressed. */
    EntityTags() {
        setWriteWeakETag(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return !HttpMethod.GET.matches(request.getMethod())
                || TAGGED.stream().noneMatch(pattern -> pattern.matches(path));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        super.doFilterInternal(request, response, chain);
    }
}
