package dev.comanda.infrastructure;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;

/** One concern of an environment, with the resources that realise it. */
abstract class Concern extends ComponentResource {

  /** Of all components, before their names. */
  static final String TYPES = "comanda:infrastructure:";

  /**
   * Registers the component itself, under the simple name of its class.
   *
   * @param parent the concern or environment that it is part of
   */
  Concern(String type, String name, Resource parent) {
    super(TYPES + type, name, ComponentResourceOptions.builder().parent(parent).build());
  }

  /** For a resource of this concern. */
  final CustomResourceOptions own() {
    return CustomResourceOptions.builder().parent(this).build();
  }

  /**
   * For one that holds what cannot be had again: with {@code keep}, Pulumi refuses to delete it
   * until somebody says otherwise.
   */
  final CustomResourceOptions own(boolean keep) {
    return CustomResourceOptions.builder().parent(this).protect(keep).build();
  }
}
