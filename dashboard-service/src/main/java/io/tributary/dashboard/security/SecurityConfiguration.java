package io.tributary.dashboard.security;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Two chains: for scripts and the pages' own requests, and for people who look at pages. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

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

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(HttpSecurity http, ApiRefusals refusals) {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                                        .permitAll()
                                        .requestMatchers(HEALTH)
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(
                        errors ->
                                errors.authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(NEEDS_CSRF_TOKEN))
                .headers(BrowserPolicy::apply)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageSecurity(HttpSecurity http) {
        return http.authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers(OPEN)
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .formLogin(form -> form.loginPage("/login"))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .headers(BrowserPolicy::apply)
                .build();
    }
}
