/**
 * The architecture as the code has it: read from bytecode, from the roles that jMolecules gives,
 * and from messages that are sent through the production code once; drawn as pictures, as a Mermaid
 * diagram and as a text. Nothing of it is written down by hand except words and layout.
 */
@NullMarked
package dev.comanda.architecture.map;

import org.jspecify.annotations.NullMarked;
