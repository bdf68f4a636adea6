package io.tributary.dashboard.security;

import io.tributary.dashboard.identity.Tokens;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Four chains: for Prometheus, for scripts and the pages' own requests, for the documentation of
 * what they can ask, and for people who look at pages.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** What everybody has who may log in. */
    private static final String LEAST = "VIEWER";

    private static final String[] HEALTH = {"/actuator/health", "/actuator/health/**"};
    private static final String[] OPEN = {"/login", "/assets/**", "/favicon.ico", "/error"};

    /**
     * A request with basic authentication needs no CSRF token: no page of another origin can send
     * one, since commands are only taken as JSON, which a browser asks leave for first and is not
     * given.
     */
    private static final RequestMatcher NEEDS_CSRF_TOKEN =
            request ->
                    CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                            && request.getHeader(HttpHeaders.AUTHORIZATION) == null;

    /** Who has the password of the metrics reads them, and nothing else. */
    @Bean
    @Order(0)
    SecurityFilterChain metricsSecurity(HttpSecurity http, MetricsProperties metrics) {
        return http.securityMatcher(new MetricsRequest(metrics))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(BrowserPolicy.PAGES::apply)
                .build();
    }

    /** Each filter of each request would be observed; what is refused is counted elsewhere. */
    @Bean
    static SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            ApiRefusals refusals,
            Quotas quotas,
            RateLimitProperties rateLimit,
            Tokens tokens,
            Members members,
            DeniedAudit denied,
            Clock clock) {
        return http.securityMatcher("/api/**", "/actuator/**", "/v3/api-docs*/**")
                .authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                                        .permitAll()
                                        .requestMatchers(HEALTH)
                                        .permitAll()
                                        .anyRequest()
                                        .hasRole(LEAST))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(
                        errors ->
                                errors.authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(NEEDS_CSRF_TOKEN))
                .headers(BrowserPolicy.PAGES::apply)
                .addFilterBefore(
                        new TokenLogin(tokens, members, refusals, denied, clock),
                        BasicAuthenticationFilter.class)
                .addFilterBefore(new CurrentRole(members), AuthorizationFilter.class)
                .addFilterAfter(
                        new RateLimit(quotas, rateLimit, refusals), AuthorizationFilter.class)
                .build();
    }

    /** Shown to who has a session or sends a password; others are led to the login page. */
    @Bean
    @Order(2)
    SecurityFilterChain documentationSecurity(
            HttpSecurity http, Members members, PageRefusals refusals) {
        return http.securityMatcher("/swagger-ui.html", "/swagger-ui/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole(LEAST))
                .httpBasic(Customizer.withDefaults())
                .exceptionHandling(
                        errors ->
                                errors.authenticationEntryPoint(
                                                new LoginUrlAuthenticationEntryPoint("/login"))
                                        .accessDeniedHandler(refusals))
                .requestCache(cache -> cache.requestCache(new SavedPage()))
                .headers(BrowserPolicy.SWAGGER_UI::apply)
                .addFilterBefore(new CurrentRole(members), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageSecurity(
            HttpSecurity http,
            Members members,
            LoginRefusal loginRefusal,
            PageRefusals refusals,
            ApiRefusals apiRefusals,
            Quotas quotas,
            RateLimitProperties rateLimit) {
        return http.authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers(OPEN)
                                        .permitAll()
                                        .anyRequest()
                                        .hasRole(LEAST))
                .formLogin(form -> form.loginPage("/login").failureHandler(loginRefusal))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .exceptionHandling(errors -> errors.accessDeniedHandler(refusals))
                .requestCache(cache -> cache.requestCache(new SavedPage()))
                .headers(BrowserPolicy.PAGES::apply)
                .addFilterBefore(new CurrentRole(members), AuthorizationFilter.class)
                .addFilterAfter(
                        new RateLimit(quotas, rateLimit, apiRefusals), AuthorizationFilter.class)
                .build();
    }
}
