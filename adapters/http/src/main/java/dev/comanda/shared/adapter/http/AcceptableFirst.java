package dev.comanda.shared.adapter.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses who will not take the answer before anything is done for them. Spring notices only when
 * it writes the answer, and by then what was asked for is stored, though it was refused.
 */
final class AcceptableFirst implements HandlerInterceptor {

  private static final ContentNegotiationStrategy HEADER = new HeaderContentNegotiationStrategy();

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws HttpMediaTypeNotAcceptableException {
    if (!request.getMethod().equals(HttpMethod.GET.name())
        && handler instanceof HandlerMethod method
        && saysSomething(method)
        && HEADER.resolveMediaTypes(new ServletWebRequest(request)).stream()
            .noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
      throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
    }
    return true;
  }

  private static boolean saysSomething(HandlerMethod method) {
    ResolvableType answer = ResolvableType.forMethodReturnType(method.getMethod());
    return !method.isVoid() && answer.as(ResponseEntity.class).getGeneric().resolve() != Void.class;
  }
}
