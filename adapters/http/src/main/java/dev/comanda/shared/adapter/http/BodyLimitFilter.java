package dev.comanda.shared.adapter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads bodies up to a limit and refuses longer ones, whether they announce their length or come in
 * chunks. Since no legitimate body is large, it is read here, once and whole: what follows cannot
 * meet the limit halfway.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

  /** Clients that send without waiting hear the answer only if somebody listens to the end. */
  private static final long MAX_BYTES_DISCARDED = 8L * 1024 * 1024;

  private final int maxBytes;
  private final ProblemWriter problems;

  BodyLimitFilter(int maxBytes, ProblemWriter problems) {
    this.maxBytes = maxBytes;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isOfNoUse(request.getContentType())) {
      problems.write(Problems.unsupportedMediaType(), request, response);
      return;
    }
    if (request.getContentLengthLong() > maxBytes) {
      refuse(request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(atMost(request));
    if (body.length > maxBytes) {
      refuse(request, response);
      return;
    }
    chain.doFilter(new RequestWithBody(request, body), response);
  }

  /** How much to read; asked for more than there is, the stream would take 16 KB to find out. */
  private int atMost(HttpServletRequest request) {
    int told = request.getContentLength();
    if (told >= 0) {
      return told;
    }
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : maxBytes + 1;
  }

  /** Spring would stumble over these before any controller could refuse them. */
  private static boolean isOfNoUse(@Nullable String mediaType) {
    return mediaType != null
        && (mediaType.indexOf('*') >= 0
            || mediaType.strip().regionMatches(true, 0, "multipart/", 0, 10));
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    request.getInputStream().skip(MAX_BYTES_DISCARDED);
    problems.write(
        ProblemType.BODY_TOO_LARGE
            .with("At most %d bytes are read.".formatted(maxBytes))
            .member("maxBytes", maxBytes),
        request,
        response);
  }

  /** The same request, whose body has been read already. */
  private static final class RequestWithBody extends HttpServletRequestWrapper {

    private final ByteArrayInputStream body;

    RequestWithBody(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = new ByteArrayInputStream(body);
    }

    @Override
    public ServletInputStream getInputStream() {
      return new ServletInputStream() {
        @Override
        public int read() {
          return body.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
          return body.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
          return body.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException("the body is read already");
        }
      };
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }
  }
}
