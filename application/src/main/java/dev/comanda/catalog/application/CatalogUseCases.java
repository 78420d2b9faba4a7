package dev.comanda.catalog.application;

/**
 * Puts the use cases of the menu together from what they need. The services behind the ports are
 * nobody's business but this package's.
 */
public final class CatalogUseCases {

  private CatalogUseCases() {}

  /** See {@link FindProduct}. */
  public static FindProduct findProduct(Products products) {
    return new FindProductService(products);
  }

  /** See {@link ListProducts}. */
  public static ListProducts listProducts(Products products) {
    return new ListProductsService(products);
  }

  /** See {@link ListCategories}. */
  public static ListCategories listCategories(Products products) {
    return new ListCategoriesService(products);
  }

  /** See {@link AddProduct}. */
  public static AddProduct addProduct(Products products, ProductIds ids) {
    return new AddProductService(products, ids);
  }

  /** See {@link ReviseProduct}. */
  public static ReviseProduct reviseProduct(Products products) {
    return new ReviseProductService(products);
  }

  /** See {@link WithdrawProduct}. */
  public static WithdrawProduct withdrawProduct(Products products) {
    return new WithdrawProductService(products);
  }
}
