package dev.comanda.shared.adapter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns into problems what is thrown outside of controllers, such as by the filters that verify
 * tokens; without it the container would answer with a page of its own.
 */
final class LastResortFilter extends OncePerRequestFilter {

  private final Problems problems;

  LastResortFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (IOException e) {
      // The connection is broken: there is nobody to answer.
      throw e;
    } catch (ServletException e) {
      problems.answer(e.getCause() instanceof Exception cause ? cause : e, request, response);
    } catch (RuntimeException e) {
      problems.answer(e, request, response);
    }
  }
}
