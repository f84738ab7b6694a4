/**
 * Pretrained networks: their architectures as code, the catalogue, reading weights of other programs, and the person's
 * own folder of imported backbones.
 */
@NullMarked
package graft.backbone;

import org.jspecify.annotations.NullMarked;
