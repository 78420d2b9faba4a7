package dev.comanda.architecture.map;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import dev.comanda.architecture.Fingerprint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** A picture for slides. It carries the digest of the drawing that it shows. */
final class Png {

  private static final int WIDTH = 1920;
  private static final String FORMAT = "javax_imageio_png_1.0";

  private Png() {}

  static byte[] of(String svg) {
    // Of a browser's list of fonts Java knows none for sure, only this name of its own.
    String drawable = svg.replace(Svg.FONTS, "SansSerif");
    SVGDocument drawing =
        Objects.requireNonNull(
            new SVGLoader()
                .load(
                    new ByteArrayInputStream(drawable.getBytes(StandardCharsets.UTF_8)),
                    null,
                    LoaderContext.createDefault()));
    float height = WIDTH * drawing.size().height / drawing.size().width;
    BufferedImage image = new BufferedImage(WIDTH, Math.round(height), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    drawing.render(null, graphics, new ViewBox(WIDTH, height));
    graphics.dispose();
    try {
      return withText(image, Fingerprint.markOf(svg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withText(BufferedImage image, String text) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
    IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
    entry.setAttribute("keyword", "Source");
    entry.setAttribute("value", text);
    IIOMetadataNode chunk = new IIOMetadataNode("tEXt");
    chunk.appendChild(entry);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(chunk);
    metadata.mergeTree(FORMAT, root);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(png)) {
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
    return png.toByteArray();
  }
}
